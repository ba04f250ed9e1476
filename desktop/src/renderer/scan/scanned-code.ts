import { cleanScan } from '#shared/catalogue/barcode.ts'

/** AIM symbology identifier that some scanners put in front: "]E0", "]C1". */
const AIM_PREFIX = /^\][A-Za-z][0-9A-Za-z]/

/** A scan as a code to look up: without identifier, outer spaces and control characters. GS1 separators stay inside. */
export function scannedCode(text: string): string {
  return cleanScan(cleanScan(text).replace(AIM_PREFIX, ''))
}

/**
 * What a scanner may have typed where a Vietnamese typing program changed it: as it is, undone as
 * Telex, as VNI; then in capitals, for what is printed in capitals may be typed without them.
 */
export function codeCandidates(text: string): string[] {
  const clean = scannedCode(text)
  const spellings = [clean, undoMarks(clean, TELEX), undoMarks(clean, VNI)]
  return [...new Set([...spellings, ...spellings.map((text) => text.toUpperCase())])]
}

type MarkKeys = { marks: Readonly<Record<string, string>>; stroke: string; repeatsLetter: boolean }

/** The keys that put a mark on the letter before: grave, acute, hook, tilde, dot, circumflex, breve, horn. */
const TELEX: MarkKeys = {
  marks: {
    '\u0300': 'f',
    '\u0301': 's',
    '\u0309': 'r',
    '\u0303': 'x',
    '\u0323': 'j',
    '\u0306': 'w',
    '\u031b': 'w',
  },
  stroke: 'd',
  repeatsLetter: true,
}
const VNI: MarkKeys = {
  marks: {
    '\u0300': '2',
    '\u0301': '1',
    '\u0309': '3',
    '\u0303': '4',
    '\u0323': '5',
    '\u0302': '6',
    '\u0306': '8',
    '\u031b': '7',
  },
  stroke: '9',
  repeatsLetter: false,
}
const CIRCUMFLEX = '\u0302'

function undoMarks(text: string, keys: MarkKeys): string {
  return [...text.normalize('NFC')].map((letter) => undoLetter(letter, keys)).join('')
}

function undoLetter(letter: string, { marks, stroke, repeatsLetter }: MarkKeys): string {
  if (letter === 'đ' || letter === 'Đ') return letter === 'đ' ? `d${stroke}` : `D${stroke.toUpperCase()}`
  const [base = '', ...found] = [...letter.normalize('NFD')]
  const isUpper = base !== base.toLowerCase()
  const shapeFirst = found.sort((a, b) => Number(isTone(a)) - Number(isTone(b)))
  const typed = shapeFirst.map((mark) =>
    mark === CIRCUMFLEX && repeatsLetter ? base.toLowerCase() : (marks[mark] ?? ''),
  )
  return base + (isUpper ? typed.join('').toUpperCase() : typed.join(''))
}

function isTone(mark: string): boolean {
  return '\u0300\u0301\u0309\u0303\u0323'.includes(mark)
}
