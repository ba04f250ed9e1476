/** One key going down, as the page knows it. `code` is the place on the keyboard, `key` what the system made of it. */
export type Stroke = {
  code: string
  key: string
  isShift: boolean
  isControl: boolean
  isAlt: boolean
  isRepeat: boolean
  /** Monotonic milliseconds of the key itself, not of its handling. */
  atMs: number
}

/** What the key means to a scanner, which types on a US keyboard whatever the system believes. */
export type StrokeMeaning = { char: string } | 'end' | 'erase' | 'silent' | 'other'

const DIGIT_SHIFTED = ')!@#$%^&*('
const PUNCTUATION: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadSubtract: ['-', '-'],
  NumpadAdd: ['+', '+'],
  NumpadDivide: ['/', '/'],
  NumpadMultiply: ['*', '*'],
}
const SILENT = new Set([
  'ShiftLeft',
  'ShiftRight',
  'CapsLock',
  'NumLock',
  'ControlLeft',
  'ControlRight',
  'AltLeft',
  'AltRight',
])
/** Ctrl+] is how a wedge types the GS1 separator. */
const GROUP_SEPARATOR = '\u001d'

/**
 * Reads the place of the key, so that Telex, VNI, Caps Lock and a Vietnamese layout change nothing. Only where a
 * program typed the letter itself (no place) is the letter taken as it is.
 */
export function meaningOf(stroke: Stroke): StrokeMeaning {
  const { code, key, isShift, isControl, isAlt } = stroke
  if (SILENT.has(code)) return 'silent'
  if (isControl && code === 'BracketRight') return { char: GROUP_SEPARATOR }
  if (isControl || isAlt) return 'other'
  if (code === 'Enter' || code === 'NumpadEnter' || code === 'Tab') return 'end'
  if (code === 'Backspace') return 'erase'
  if (/^Key[A-Z]$/.test(code)) return { char: isShift ? code.slice(3) : code.slice(3).toLowerCase() }
  if (/^Digit\d$/.test(code))
    return { char: isShift ? (DIGIT_SHIFTED[Number(code.slice(5))] ?? '') : code.slice(5) }
  if (/^Numpad\d$/.test(code)) return { char: code.slice(6) }
  const punctuation = PUNCTUATION[code]
  if (punctuation) return { char: punctuation[isShift ? 1 : 0] }
  return code === '' && [...key].length === 1 ? { char: key } : 'other'
}
