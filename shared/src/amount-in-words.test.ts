import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInWords } from './amount-in-words.ts'
import { MAX_VND, vnd } from './money.ts'

const KNOWN: [number, string][] = [
  [0, 'Không đồng'],
  [1, 'Một đồng'],
  [4, 'Bốn đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [11, 'Mười một đồng'],
  [14, 'Mười bốn đồng'],
  [15, 'Mười lăm đồng'],
  [20, 'Hai mươi đồng'],
  [21, 'Hai mươi mốt đồng'],
  [24, 'Hai mươi tư đồng'],
  [25, 'Hai mươi lăm đồng'],
  [55, 'Năm mươi lăm đồng'],
  [91, 'Chín mươi mốt đồng'],
  [99, 'Chín mươi chín đồng'],
  [100, 'Một trăm đồng'],
  [101, 'Một trăm linh một đồng'],
  [104, 'Một trăm linh bốn đồng'],
  [105, 'Một trăm linh năm đồng'],
  [110, 'Một trăm mười đồng'],
  [111, 'Một trăm mười một đồng'],
  [115, 'Một trăm mười lăm đồng'],
  [121, 'Một trăm hai mươi mốt đồng'],
  [999, 'Chín trăm chín mươi chín đồng'],
  [1000, 'Một nghìn đồng'],
  [1001, 'Một nghìn không trăm linh một đồng'],
  [1005, 'Một nghìn không trăm linh năm đồng'],
  [1010, 'Một nghìn không trăm mười đồng'],
  [1021, 'Một nghìn không trăm hai mươi mốt đồng'],
  [1100, 'Một nghìn một trăm đồng'],
  [10_000, 'Mười nghìn đồng'],
  [15_500, 'Mười lăm nghìn năm trăm đồng'],
  [21_000, 'Hai mươi mốt nghìn đồng'],
  [44_444, 'Bốn mươi tư nghìn bốn trăm bốn mươi tư đồng'],
  [105_000, 'Một trăm linh năm nghìn đồng'],
  [125_000, 'Một trăm hai mươi lăm nghìn đồng'],
  [749_000, 'Bảy trăm bốn mươi chín nghìn đồng'],
  [1_000_000, 'Một triệu đồng'],
  [1_000_005, 'Một triệu không trăm linh năm đồng'],
  [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
  [1_250_000, 'Một triệu hai trăm năm mươi nghìn đồng'],
  [24_000_000, 'Hai mươi tư triệu đồng'],
  [101_010_101, 'Một trăm linh một triệu không trăm mười nghìn một trăm linh một đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [1_000_000_001, 'Một tỷ không trăm linh một đồng'],
  [1_000_021_000, 'Một tỷ không trăm hai mươi mốt nghìn đồng'],
  [1_005_000_000, 'Một tỷ không trăm linh năm triệu đồng'],
  [21_354_000_000, 'Hai mươi mốt tỷ ba trăm năm mươi tư triệu đồng'],
  [
    999_999_999_999,
    'Chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng',
  ],
  [1_000_000_000_000, 'Một nghìn tỷ đồng'],
  [-1, 'Âm một đồng'],
  [-35_000, 'Âm ba mươi lăm nghìn đồng'],
  [-1_000_000_000_000, 'Âm một nghìn tỷ đồng'],
]

describe('amount in words', () => {
  it.each(KNOWN)('writes %i as an invoice does', (amount, words) => {
    expect(amountInWords(vnd(amount))).toBe(words)
  })

  it('reads back to the same number, for every amount there is', () => {
    const anyAmount = fc.oneof(
      fc.integer({ min: -MAX_VND, max: MAX_VND }),
      fc.integer({ min: 0, max: 2_000_000 }),
      fc
        .array(fc.constantFrom<number>(0, 1, 4, 5, 9, 100, 999), { minLength: 1, maxLength: 4 })
        .map((groups) => groups.reduce((sum, group) => sum * 1000 + group, 0)),
    )
    fc.assert(
      fc.property(anyAmount, (amount) => {
        expect(readWords(amountInWords(vnd(amount)))).toBe(amount)
      }),
      { numRuns: 20_000 },
    )
  })

  it('reads back every amount below ten thousand', () => {
    for (let amount = 0; amount < 10_000; amount += 1)
      expect(readWords(amountInWords(vnd(amount)))).toBe(amount)
  })

  it('gives one spelling: NFC, single spaces, only the first letter capital, "đồng" at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_VND, max: MAX_VND }), (amount) => {
        const words = amountInWords(vnd(amount))
        expect(words).toBe(words.normalize('NFC'))
        expect(words).not.toMatch(
          /mươi (một|bốn|năm)|mười (mốt|tư|năm)|(trăm|linh|nghìn|triệu|tỷ) (mốt|tư|lăm)/,
        )
        expect(words).toMatch(/^\p{Lu}\p{Ll}*( \p{Ll}+)* đồng$/u)
      }),
    )
  })
})

/** Reads the words with its own tables, by value of place, knowing nothing of how they were made. */
function readWords(words: string): number {
  const ones = new Map(
    Object.entries({
      một: 1,
      mốt: 1,
      hai: 2,
      ba: 3,
      bốn: 4,
      tư: 4,
      năm: 5,
      lăm: 5,
      sáu: 6,
      bảy: 7,
      tám: 8,
      chín: 9,
    }),
  )
  let total = 0
  let belowBillion = 0
  let group = 0
  let one = 0
  const tokens = words.toLowerCase().split(' ')
  const isNegative = tokens[0] === 'âm'
  for (const token of isNegative ? tokens.slice(1) : tokens) {
    const value = ones.get(token)
    if (value !== undefined) one = value
    else if (token === 'trăm' || token === 'mươi') {
      group += one * (token === 'trăm' ? 100 : 10)
      one = 0
    } else if (token === 'mười') group += 10
    else if (token === 'nghìn' || token === 'triệu') {
      belowBillion += (group + one) * (token === 'nghìn' ? 1000 : 1_000_000)
      group = one = 0
    } else if (token === 'tỷ') {
      total = (total + belowBillion + group + one) * 1_000_000_000
      belowBillion = group = one = 0
    } else if (token !== 'không' && token !== 'linh' && token !== 'đồng') return Number.NaN
  }
  const amount = total + belowBillion + group + one
  return isNegative ? -amount : amount
}
