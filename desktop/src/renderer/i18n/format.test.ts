import { describe, expect, test } from 'vitest'
import { formatDate, formatQuantity, formatSince, formatTime, formatVnd, parseVnd } from './format.ts'
import { LANGUAGES } from './languages.ts'

describe('what people read', () => {
  test('money is grouped by dots and has no decimals', () => {
    expect(formatVnd(1_250_000)).toBe('1.250.000\u00a0₫')
    expect(formatVnd(0)).toBe('0\u00a0₫')
    expect(formatVnd(-999)).toBe('−999\u00a0₫')
    expect(formatVnd(1_000_000_000_000)).toBe('1.000.000.000.000\u00a0₫')
  })

  test('typed money is read with or without dots', () => {
    expect(['1.250.000', '1250000', ' 5 000 ₫', '', 'abc'].map(parseVnd)).toEqual([
      1_250_000,
      1_250_000,
      5000,
      null,
      null,
    ])
  })

  test('a quantity shows the decimals it has', () => {
    expect([1000, 250, 1500, 1_234_005].map(formatQuantity)).toEqual(['1', '0,25', '1,5', '1.234,005'])
  })

  test('times and dates are those of Vietnam', () => {
    const lateEvening = Date.parse('2026-11-21T17:30:00.000Z')
    expect(formatTime(lateEvening)).toBe('00:30')
    expect(formatDate(lateEvening)).toBe('22/11/2026')
    expect(formatSince(lateEvening, lateEvening + 3_600_000)).toBe('00:30')
    expect(formatSince(lateEvening - 3_600_000, lateEvening)).toBe('23:30 21/11')
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
