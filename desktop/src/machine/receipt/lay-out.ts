import type { ReceiptRow } from '#shared/selling/receipt.ts'

export type Weight = Extract<ReceiptRow, { kind: 'text' }>['weight']

/** A piece of a slip at its place, in dots from the top left; of a text, y is the top of its line. */
export type Piece =
  | { kind: 'text'; text: string; weight: Weight; x: number; y: number }
  | { kind: 'rule'; y: number }
  | { kind: 'qr'; modules: readonly (readonly boolean[])[]; moduleDots: number; x: number; y: number }
export type LaidOut = { pieces: Piece[]; heightDots: number }

export type LayOutTools = {
  widthDots: number
  /** How wide a text is in dots, rounded up. */
  measure(text: string, weight: Weight): number
  lineDots: Readonly<Record<Weight, number>>
  /** With its quiet zone. */
  qrModules(text: string): readonly (readonly boolean[])[]
}

const GAP_DOTS = 12
const RULE_DOTS = 14
const QR_MAX_DOTS = 240
/** Half a millimetre: cheap phones read it at once. */
const GOOD_MODULE_DOTS = 4

/** Puts the rows of a slip on paper: texts wrap by words, the sides of a pair never touch. */
export function layOut(rows: readonly ReceiptRow[], tools: LayOutTools): LaidOut {
  const pieces: Piece[] = []
  let y = 0
  for (const row of rows) {
    const laid = layRow(row, tools)
    for (const piece of laid.pieces) pieces.push({ ...piece, y: piece.y + y })
    y += laid.heightDots
  }
  return { pieces, heightDots: y }
}

function layRow(row: ReceiptRow, tools: LayOutTools): LaidOut {
  switch (row.kind) {
    case 'rule':
      return { pieces: [{ kind: 'rule', y: RULE_DOTS / 2 - 1 }], heightDots: RULE_DOTS }
    case 'qr':
      return layQr(row.text, tools)
    case 'text':
      return layText(row, tools)
    case 'pair':
      return layPair(row, tools)
  }
}

function layText(row: Extract<ReceiptRow, { kind: 'text' }>, tools: LayOutTools): LaidOut {
  const { widthDots, measure, lineDots } = tools
  const lines = wrap(row.text, widthDots, (text) => measure(text, row.weight))
  const pieces = lines.map((text, index): Piece => {
    const free = widthDots - measure(text, row.weight)
    const x = row.align === 'center' ? Math.max(0, Math.floor(free / 2)) : 0
    return { kind: 'text', text, weight: row.weight, x, y: index * lineDots[row.weight] }
  })
  return { pieces, heightDots: lines.length * lineDots[row.weight] }
}

/** The right side stands on the last line of the left, or on lines of its own where it would leave too little room. */
function layPair(row: Extract<ReceiptRow, { kind: 'pair' }>, tools: LayOutTools): LaidOut {
  const { widthDots, lineDots } = tools
  const measure = (text: string) => tools.measure(text, row.weight)
  const rights = wrap(row.right, widthDots, measure)
  const room = widthDots - Math.max(...rights.map(measure)) - GAP_DOTS
  const isBeside = measure(clean(row.left)) <= room || room >= widthDots / 3
  const lefts = wrap(row.left, isBeside ? room : widthDots, measure)
  const firstRight = isBeside ? lefts.length - 1 : lefts.length
  const line = lineDots[row.weight]
  const at = (text: string, x: number, index: number): Piece => ({
    kind: 'text',
    text,
    weight: row.weight,
    x,
    y: index * line,
  })
  const pieces = [
    ...lefts.map((text, index) => at(text, 0, index)),
    ...rights.map((text, index) => at(text, widthDots - measure(text), firstRight + index)),
  ]
  return { pieces, heightDots: (firstRight + rights.length) * line }
}

function layQr(text: string, { widthDots, qrModules }: LayOutTools): LaidOut {
  const modules = qrModules(text)
  const across = modules.length
  const wanted = Math.max(Math.floor(QR_MAX_DOTS / across), GOOD_MODULE_DOTS)
  const moduleDots = Math.min(wanted, Math.floor(widthDots / across))
  if (moduleDots < 2) throw new RangeError(`a QR code of ${across} modules does not fit on the paper`)
  const x = Math.floor((widthDots - across * moduleDots) / 2)
  return { pieces: [{ kind: 'qr', modules, moduleDots, x, y: 0 }], heightDots: across * moduleDots }
}

/** Lines no wider than `width`, broken between words; a word that is wider alone is broken where it must be. */
function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of clean(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const letter of word) {
      if (line !== '' && measure(line + letter) > width) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
  }
  return [...lines, line]
}

/** One code point a letter, single spaces, nothing that moves the pen: so that equal texts give equal dots. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, (found) => (found === '\u00a0' ? found : ' '))
    .replace(/ +/g, ' ')
    .trim()
}
