import { addDays, type BusinessDay, businessDay } from '#shared/time.ts'
import { type Grain, GRAINS, nextPeriodStart, periodStart } from '../db/period-grain.ts'

/** Days of a report, both ends in it. */
export type Period = { from: BusinessDay; to: BusinessDay }

/** Whole periods of a grain, by the first days of the first and the last of them; or days. */
export type Part = Period & { grain: Grain | 'day' }

/** The same days of a year `count` years earlier; 29 February becomes the 28th. */
export function yearsBefore({ from, to }: Period, count: number): Period {
  return { from: dayYearsBefore(from, count), to: dayYearsBefore(to, count) }
}

/** A period as the fewest rollup rows: whole years, quarters, months, thirds of months, and the days at its ends. */
export function partsOf(period: Period): Part[] {
  return split(period, GRAINS.toReversed())
}

function split({ from, to }: Period, [grain, ...finer]: readonly Grain[]): Part[] {
  if (to < from) return []
  if (!grain) return [{ grain: 'day', from, to }]
  const around = periodStart(grain, from)
  const first = around === from ? from : nextPeriodStart(grain, around)
  const end = periodStart(grain, addDays(to, 1))
  if (first >= end) return split({ from, to }, finer)
  const last = periodStart(grain, addDays(end, -1))
  return [
    ...split({ from, to: addDays(first, -1) }, finer),
    { grain, from: first, to: last },
    ...split({ from: end, to }, finer),
  ]
}

function dayYearsBefore(day: BusinessDay, count: number): BusinessDay {
  const year = Number(day.slice(0, 4)) - count
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const rest = day.slice(4)
  const text = rest === '-02-29' && !isLeap ? '-02-28' : rest
  return businessDay(`${String(year).padStart(4, '0')}${text}`)
}
