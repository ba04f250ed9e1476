import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { PRINT_WORDS } from '../print/words.ts'
import { drawSlip } from './draw-slip.ts'
import { isBlack, PAPER_DOTS, type PaperMm, type Raster } from './raster.ts'

const WEIGHTS = ['large', 'strong', 'plain', 'small'] as const
const PAPERS = Object.keys(PAPER_DOTS).map(Number) as PaperMm[]
/** The 67 letters that ASCII lacks, both cases, and the stars and signs of a receipt. */
const lower = [...PRINT_WORDS.letters.normalize('NFC')].filter((letter) => /[^\x20-\x7e]/.test(letter))
const letters = [...lower, ...lower.map((letter) => letter.toUpperCase())]

const line = (text: string, weight: (typeof WEIGHTS)[number] = 'plain'): ReceiptRow => ({
  kind: 'text',
  text,
  align: 'left',
  weight,
})
const dots = ({ bytes }: Raster) => Buffer.from(bytes).toString('base64')

describe('[T41] the dots of Vietnamese', () => {
  test('there are 134 letters', () => {
    expect(new Set(letters).size).toBe(134)
  })

  test.each(WEIGHTS)(
    'every letter is drawn, alike composed and decomposed, unlike every other: %s',
    (weight) => {
      const seen = new Map<string, string>()
      for (const letter of [...letters, ...'aăâbcdđeêghiklmnoôơpqrstuưvxyAEIOUY0123456789₫★×·']) {
        const composed = dots(drawSlip([line(letter.normalize('NFC'), weight)], 58))
        expect(dots(drawSlip([line(letter.normalize('NFD'), weight)], 58))).toBe(composed)
        expect(seen.get(composed) ?? letter).toBe(letter)
        seen.set(composed, letter)
      }
      const missing = dots(drawSlip([line('\u{10FFFD}', weight)], 58))
      expect(seen.has(missing)).toBe(false)
      expect(seen.has(dots(drawSlip([line('', weight)], 58)))).toBe(false)
    },
  )

  test.each(WEIGHTS)('no mark reaches out of its line: %s', (weight) => {
    const alone = drawSlip([line('ẪẴỖỮẶỆỘỰỴgjpqyÀÁ', weight)], 80)
    for (const y of [0, alone.heightDots - 1])
      for (let x = 0; x < alone.widthDots; x += 1) expect(isBlack(alone, x, y)).toBe(false)
  })
})

describe('a slip', () => {
  test.each(PAPERS)('keeps every word and stays on %i mm of paper, however long the rows are', (paperMm) => {
    const words = fc.array(fc.constantFrom('gạo', 'nếp', 'Chè', 'x'.repeat(60), '1.250.000\u00a0₫'), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(words, words, (left, right) => {
        const rows: ReceiptRow[] = [
          { kind: 'pair', left: left.join(' '), right: right.join(' '), weight: 'plain' },
        ]
        const slip = drawSlip(rows, paperMm)
        expect(slip.bytes).toHaveLength((slip.widthDots / 8) * slip.heightDots)
        expect(slip.widthDots).toBe(PAPER_DOTS[paperMm])
      }),
      { numRuns: 30 },
    )
  })

  test('of any length is drawn without a seam', () => {
    const many = drawSlip(
      Array.from({ length: 100 }, () => line('Chè dây rừng Ẫ')),
      58,
    )
    const one = drawSlip([line('Chè dây rừng Ẫ')], 58)
    expect(many.heightDots).toBe(one.heightDots * 100)
    for (let index = 0; index < 100; index += 1)
      expect(
        dots({
          ...one,
          bytes: many.bytes.subarray(index * one.bytes.length, (index + 1) * one.bytes.length),
        }),
      ).toBe(dots(one))
  })
})
