import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  businessDay,
  businessDayOf,
  businessDaySchema,
  instantMs,
  instantOfIso,
  isoInstantSchema,
  isoOf,
  startOfDayMs,
} from './time.ts'

const DAY_MS = 86_400_000
const anyInstant = fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') })

describe('[T37] business day', () => {
  it.each([
    ['2026-12-31T16:59:59.999Z', '2026-12-31'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['2026-11-22T02:00:00.000Z', '2026-11-22'],
    ['2028-02-28T17:00:00.000Z', '2028-02-29'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01'],
  ])('of %s is %s: the date at UTC+7', (iso, day) => {
    expect(businessDayOf(instantOfIso(iso))).toBe(day)
  })

  it('begins at startOfDayMs and ends a millisecond before the next begins', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const day = businessDayOf(instant)
        const start = startOfDayMs(day)
        expect(start).toBeLessThanOrEqual(instant)
        expect(instant - start).toBeLessThan(DAY_MS)
        expect(businessDayOf(start)).toBe(day)
        expect(businessDayOf(start - 1)).toBe(addDays(day, -1))
        expect(startOfDayMs(addDays(day, 1)) - start).toBe(DAY_MS)
      }),
    )
  })

  it('never throws, whatever a wrong clock says', () => {
    expect(businessDayOf(-1e15)).toBe('0000-01-01')
    expect(businessDayOf(1e15)).toBe('9999-12-31')
  })

  it('counts days there and back', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -10_000, max: 10_000 }), (instant, count) => {
        const day = businessDayOf(instant)
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(addDays(day, count) > day).toBe(count > 0)
      }),
    )
    expect(addDays(businessDay('2026-12-31'), 1)).toBe('2027-01-01')
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '2026-01-01T00:00:00Z', ''])(
    'is not %j',
    (text) => {
      expect(businessDaySchema.safeParse(text).success).toBe(false)
      expect(() => businessDay(text)).toThrow()
    },
  )
})

describe('instant', () => {
  it('writes ISO 8601 UTC and reads it back', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const iso = isoOf(instantMs(instant))
        expect(isoInstantSchema.safeParse(iso).success).toBe(true)
        expect(instantOfIso(iso)).toBe(instant)
      }),
    )
  })

  it.each([
    '2026-11-22T09:00:00+07:00',
    '2026-11-22T02:00:00Z',
    '2026-02-30T00:00:00.000Z',
    '2026-11-22T24:00:00.000Z',
    '2026-11-22T02:00:60.000Z',
    '+012026-11-22T02:00:00.000Z',
    '2026-11-22 02:00:00.000Z',
  ])('has one spelling, and %s is not it', (text) => {
    expect(isoInstantSchema.safeParse(text).success).toBe(false)
  })

  it('refuses what is not a time', () => {
    expect(() => instantMs(0.5)).toThrow(RangeError)
    expect(() => instantMs(Number.NaN)).toThrow(RangeError)
    expect(() => instantMs(1e15)).toThrow(RangeError)
  })
})
