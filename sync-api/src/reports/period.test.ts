import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, businessDay } from '#shared/time.ts'
import { addMonths, monthOf, partsOf, type Period, yearsBefore } from './period.ts'

const period = (from: string, to: string): Period => ({ from: businessDay(from), to: businessDay(to) })
const FAR = businessDay('2099-01-01')

describe('a period in parts', () => {
  it.each([
    ['2026-11-22', '2026-11-22', null, [['2026-11-22', '2026-11-22']]],
    ['2026-11-02', '2026-12-30', null, [['2026-11-02', '2026-12-30']]],
    ['2026-11-01', '2026-11-30', ['2026-11-01', '2026-11-01'], []],
    ['2026-01-01', '2026-12-31', ['2026-01-01', '2026-12-01'], []],
    ['2026-01-01', '2026-11-22', ['2026-01-01', '2026-10-01'], [['2026-11-01', '2026-11-22']]],
    ['2025-12-31', '2026-01-31', ['2026-01-01', '2026-01-01'], [['2025-12-31', '2025-12-31']]],
    [
      '2025-11-10',
      '2026-02-05',
      ['2025-12-01', '2026-01-01'],
      [
        ['2025-11-10', '2025-11-30'],
        ['2026-02-01', '2026-02-05'],
      ],
    ],
  ])('from %s to %s is months %j and days %j', (from, to, months, days) => {
    const parts = partsOf(period(from, to), FAR)
    expect(parts?.months && [parts.months.from, parts.months.to]).toEqual(months)
    expect(parts?.days.map((part) => [part.from, part.to])).toEqual(days)
  })

  it('[P11] ends today', () => {
    expect(partsOf(period('2026-11-01', '2026-11-30'), businessDay('2026-11-22'))).toEqual({
      months: null,
      days: [period('2026-11-01', '2026-11-22')],
    })
    expect(partsOf(period('2026-11-23', '2026-11-30'), businessDay('2026-11-22'))).toBeNull()
  })

  it('holds every day of the period once', () => {
    const anyDay = fc.integer({ min: 0, max: 1500 }).map((count) => addDays(businessDay('2024-01-01'), count))
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, today) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const parts = partsOf({ from, to }, today)
        const months = parts?.months
        for (let day = addDays(from, -2); day <= addDays(to, 2); day = addDays(day, 1)) {
          const inMonths = months && months.from <= monthOf(day) && monthOf(day) <= months.to ? 1 : 0
          const inDays = (parts?.days ?? []).filter((part) => part.from <= day && day <= part.to).length
          expect(inMonths + inDays).toBe(from <= day && day <= to && day <= today ? 1 : 0)
        }
      }),
    )
  })
})

it('years before keep the day, and 29 February where there is one', () => {
  expect(yearsBefore(period('2026-01-01', '2026-11-22'), 2)).toEqual(period('2024-01-01', '2024-11-22'))
  expect(yearsBefore(period('2024-02-29', '2024-02-29'), 1)).toEqual(period('2023-02-28', '2023-02-28'))
  expect(yearsBefore(period('2024-02-29', '2024-02-29'), 4)).toEqual(period('2020-02-29', '2020-02-29'))
})

it('months are added over the turn of the year', () => {
  expect(addMonths(businessDay('2026-12-01'), 1)).toBe('2027-01-01')
  expect(addMonths(businessDay('2026-01-01'), -13)).toBe('2024-12-01')
})
