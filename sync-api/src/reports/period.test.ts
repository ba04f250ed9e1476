import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, businessDay } from '#shared/time.ts'
import { addMonths, GRAINS, nextPeriodStart, periodStart } from '../db/period-grain.ts'
import { type Part, partsOf, type Period, yearsBefore } from './period.ts'

const period = (from: string, to: string): Period => ({ from: businessDay(from), to: businessDay(to) })

const wordsOf = ({ grain, sign, from, to }: Part) => `${sign < 0 ? 'without ' : ''}${grain} ${from} ${to}`

describe('a period in parts', () => {
  it.each([
    ['2026-11-22', '2026-11-22', ['day 2026-11-22 2026-11-22']],
    ['2026-11-01', '2026-11-30', ['month 2026-11-01 2026-11-01']],
    ['2024-01-01', '2026-12-31', ['year 2024-01-01 2026-01-01']],
    [
      '2026-01-01',
      '2026-11-22',
      [
        'year 2026-01-01 2026-01-01',
        'without third 2026-11-21 2026-11-21',
        'day 2026-11-21 2026-11-22',
        'without month 2026-12-01 2026-12-01',
      ],
    ],
    [
      '2025-11-10',
      '2026-02-05',
      [
        'day 2025-11-10 2025-11-10',
        'third 2025-11-11 2025-11-21',
        'month 2025-12-01 2025-12-01',
        'month 2026-01-01 2026-01-01',
        'day 2026-02-01 2026-02-05',
      ],
    ],
  ])('from %s to %s is %j', (from, to, parts) => {
    expect(partsOf(period(from, to)).map(wordsOf)).toEqual(parts)
  })

  it('holds every day of the period once and no other, what is taken off taken off', () => {
    const anyDay = fc.integer({ min: 0, max: 1500 }).map((count) => addDays(businessDay('2024-01-01'), count))
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const parts = partsOf({ from, to })
        for (let day = addDays(from, -400); day <= addDays(to, 400); day = addDays(day, 1)) {
          const held = parts.filter((part) => {
            const first = part.grain === 'day' ? day : periodStart(part.grain, day)
            return part.from <= first && first <= part.to
          })
          const times = held.reduce((sum, part) => sum + part.sign, 0)
          expect(times).toBe(from <= day && day <= to ? 1 : 0)
        }
      }),
      { numRuns: 60 },
    )
  })
})

it('periods follow one another without a gap, each grain beginning where the finer ones do', () => {
  for (const grain of GRAINS)
    for (let day = businessDay('2023-12-25'); day < '2025-02-01'; day = addDays(day, 1)) {
      const start = periodStart(grain, day)
      expect(start <= day && day < nextPeriodStart(grain, start)).toBe(true)
      for (const finer of GRAINS.slice(0, GRAINS.indexOf(grain)))
        expect(periodStart(finer, start)).toBe(start)
    }
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
