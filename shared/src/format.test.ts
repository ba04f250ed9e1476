import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay, formatInteger, formatQuantity, formatTimeOfDay, formatVnd } from './format.ts'
import { businessDay } from './time.ts'

const vietnamese = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })

describe('figures', () => {
  it('are money with dots and the sign of the đồng', () => {
    expect(formatVnd(1_250_000)).toBe('1.250.000\u00a0₫')
    expect(formatVnd(0)).toBe('0\u00a0₫')
    expect(formatVnd(-35_000)).toBe('-35.000\u00a0₫')
  })

  it('are grouped as the locale does, for any amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(formatInteger(value)).toBe(vietnamese.format(value))
      }),
    )
  })

  it('are quantities with a comma, no zeros after it', () => {
    expect(formatQuantity(2000, 'gói')).toBe('2\u00a0gói')
    expect(formatQuantity(250, 'kg')).toBe('0,25\u00a0kg')
    expect(formatQuantity(-1_234_005, 'kg')).toBe('-1.234,005\u00a0kg')
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (thousandths) => {
        expect(formatQuantity(thousandths, 'kg')).toBe(`${vietnamese.format(thousandths / 1000)}\u00a0kg`)
      }),
    )
  })

  it('are days and times of Vietnam', () => {
    expect(formatDay(businessDay('2026-11-22'))).toBe('22/11/2026')
    expect(formatTimeOfDay(Date.parse('2026-11-22T07:05:59.999Z'))).toBe('14:05')
    expect(formatTimeOfDay(Date.parse('2026-11-22T17:00:00.000Z'))).toBe('00:00')
  })
})
