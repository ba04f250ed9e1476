import type { Vnd } from './money.ts'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const BILLION = 1_000_000_000

/**
 * An amount as an invoice prints it in words (TgTTTBChu of QĐ 1510/QĐ-TCT): northern spelling (nghìn, tỷ, linh),
 * NFC, first letter capital, ends in "đồng", a negative one starts with "Âm".
 * 1005 → "Một nghìn không trăm linh năm đồng".
 */
export function amountInWords(amount: Vnd): string {
  const magnitude = Math.abs(amount)
  const words = [...(amount < 0 ? ['âm'] : []), ...numberWords(magnitude), 'đồng'].join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function numberWords(value: number): string[] {
  if (value === 0) return ['không']
  const billions = Math.floor(value / BILLION)
  const head = billions === 0 ? [] : [...numberWords(billions), 'tỷ']
  return [...head, ...belowBillionWords(value % BILLION, billions > 0)]
}

/** Groups of three digits; an empty one is not spoken, one after a higher group is spoken with all its digits. */
function belowBillionWords(value: number, isContinued: boolean): string[] {
  const groups = [
    { digits: Math.floor(value / 1_000_000), unit: ['triệu'] },
    { digits: Math.floor(value / 1000) % 1000, unit: ['nghìn'] },
    { digits: value % 1000, unit: [] },
  ]
  const words: string[] = []
  for (const { digits, unit } of groups) {
    if (digits > 0) words.push(...groupWords(digits, isContinued || words.length > 0), ...unit)
  }
  return words
}

function groupWords(value: number, isContinued: boolean): string[] {
  const hundreds = Math.floor(value / 100)
  const below = value % 100
  if (hundreds === 0 && !isContinued) return belowHundredWords(below)
  const tail = below === 0 ? [] : below < 10 ? ['linh', digit(below)] : belowHundredWords(below)
  return [digit(hundreds), 'trăm', ...tail]
}

function belowHundredWords(value: number): string[] {
  if (value < 10) return [digit(value)]
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const head = tens === 1 ? ['mười'] : [digit(tens), 'mươi']
  return ones === 0 ? head : [...head, onesAfterTens(ones, tens)]
}

function onesAfterTens(ones: number, tens: number): string {
  if (ones === 5) return 'lăm'
  if (tens > 1 && ones === 1) return 'mốt'
  if (tens > 1 && ones === 4) return 'tư'
  return digit(ones)
}

function digit(value: number): string {
  return DIGITS[value] as string
}
