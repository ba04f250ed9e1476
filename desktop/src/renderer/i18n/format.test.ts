import { describe, expect, test } from 'vitest'
import { formatSince, formatThousandths, parseVnd } from './format.ts'
import { LANGUAGES } from './languages.ts'

describe('what people read', () => {
  test('typed money is read with or without dots', () => {
    expect(['1.250.000', '1250000', ' 5 000 ₫', '', 'abc'].map(parseVnd)).toEqual([
      1_250_000,
      1_250_000,
      5000,
      null,
      null,
    ])
  })

  test('a quantity in a field has no unit and no more decimals than it needs', () => {
    expect([1000, 250, 1500, 1_234_005].map(formatThousandths)).toEqual(['1', '0,25', '1,5', '1.234,005'])
  })

  test('a time of another day is shown with its day in Vietnam', () => {
    const afterMidnight = Date.parse('2026-11-21T17:30:00.000Z')
    expect(formatSince(afterMidnight, afterMidnight + 3_600_000)).toBe('00:30')
    expect(formatSince(afterMidnight - 3_600_000, afterMidnight)).toBe('23:30 21/11')
  })

  test('every sentence is there in both languages, with the same blanks', () => {
    const blanks = (text: string) =>
      [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name).toSorted((a, b) => a.localeCompare(b))
    for (const [key, text] of Object.entries(LANGUAGES.vi)) {
      const english = LANGUAGES.en[key as keyof typeof LANGUAGES.en]
      expect(english, key).toBeTruthy()
      expect(blanks(english), key).toEqual(blanks(text))
    }
  })
})
