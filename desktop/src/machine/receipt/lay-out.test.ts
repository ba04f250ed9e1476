import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut, type LayOutTools, type Piece } from './lay-out.ts'

const LETTER_DOTS = 10
const LINE_DOTS = 30
const tools: LayOutTools = {
  widthDots: 200,
  measure: (text) => text.length * LETTER_DOTS,
  lineDots: { large: LINE_DOTS, strong: LINE_DOTS, plain: LINE_DOTS, small: LINE_DOTS },
  qrModules: (text) =>
    Array.from({ length: text.length }, () => Array.from({ length: text.length }, () => true)),
}
const texts = (pieces: readonly Piece[]) => pieces.filter((piece) => piece.kind === 'text')
const pair = (left: string, right: string) =>
  texts(layOut([{ kind: 'pair', left, right, weight: 'plain' }], tools).pieces)
const text = (words: string) =>
  texts(layOut([{ kind: 'text', text: words, align: 'left', weight: 'plain' }], tools).pieces)

describe('the rows of a slip', () => {
  test('wrap between words', () => {
    expect(text('một hai ba bốn năm sáu bảy').map((piece) => piece.text)).toEqual([
      'một hai ba bốn năm',
      'sáu bảy',
    ])
  })

  test('break a word only when it is wider than the paper', () => {
    expect(text(`gạo ${'x'.repeat(25)} nếp`).map((piece) => piece.text)).toEqual([
      'gạo',
      'x'.repeat(20),
      'xxxxx nếp',
    ])
  })

  test('are taken as one letter a code point, without what moves the pen', () => {
    expect(text('Chè\u0301 \u200b\tdây\n rừng'.normalize('NFD'))[0]?.text).toBe(
      'Chè\u0301 dây rừng'.normalize('NFC'),
    )
  })

  test('put the right side on the last line of the left', () => {
    expect(pair('2 hũ × 125.000', '50.000')).toMatchObject([
      { text: '2 hũ ×', x: 0, y: 0 },
      { text: '125.000', x: 0, y: LINE_DOTS },
      { text: '50.000', x: 140, y: LINE_DOTS },
    ])
  })

  test('put a right side that leaves no room on lines of its own', () => {
    expect(pair('Tổng cộng', '1.000.000.000.000')).toMatchObject([
      { text: 'Tổng cộng', y: 0 },
      { text: '1.000.000.000.000', x: 30, y: LINE_DOTS },
    ])
  })

  test('never run into each other or off the paper, and lose no letter', () => {
    const side = fc.stringMatching(/^[a-zđ ]{0,80}$/)
    fc.assert(
      fc.property(side, side, (left, right) => {
        const placed = pair(left, right).map(({ text: words, x, y }) => ({
          words,
          x,
          y,
          end: x + words.length * LETTER_DOTS,
        }))
        for (const [index, one] of placed.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0)
          expect(one.end).toBeLessThanOrEqual(tools.widthDots)
          const beside = placed
            .slice(index + 1)
            .filter((other) => one.words && other.words && other.y === one.y)
          expect(beside.filter((other) => one.end >= other.x && other.end >= one.x)).toEqual([])
        }
        const letters = (words: string) => [...words.replaceAll(' ', '')].toSorted().join('')
        expect(letters(placed.map(({ words }) => words).join(''))).toBe(letters(left + right))
      }),
    )
  })

  test('give a code at least two dots a module, or say that it does not fit', () => {
    const [code] = layOut([{ kind: 'qr', text: 'x'.repeat(60) }], tools).pieces
    expect(code).toMatchObject({ moduleDots: 3, x: 10 })
    expect(() => layOut([{ kind: 'qr', text: 'x'.repeat(101) }], tools)).toThrow(RangeError)
  })
})
