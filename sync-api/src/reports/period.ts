import { addDays, type BusinessDay, businessDay } from '#shared/time.ts'
import { type Grain, GRAINS, nextPeriodStart, periodStart } from '../db/period-grain.ts'

/** Days of a report, both ends in it. */
export type Period = { from: BusinessDay; to: BusinessDay }

/** Whole periods of a grain, by the first days of the first and the last of them; or days. `sign` -1 takes them off. */
export type Part = Period & { grain: Grain | 'day'; sign: 1 | -1 }

/** The same days of a year `count` years earlier; 29 February becomes the 28th. */
export function yearsBefore({ from, to }: Period, count: number): Period {
  return { from: dayYearsBefore(from, count), to: dayYearsBefore(to, count) }
}

/**
 * A period as the fewest rollup rows: whole years, quarters, months, thirds of months and days, or what is a little too
 * much and the rest of it taken off. 1 January to 19 November is the year without December, the last third of November
 * and the 20th: four rows, where adding up alone takes fourteen.
 */
export function partsOf(period: Period): Part[] {
  return split(period, GRAINS.toReversed())
}

function split({ from, to }: Period, [grain, ...finer]: readonly Grain[]): Part[] {
  if (to < from) return []
  if (!grain) return [{ grain: 'day', from, to, sign: 1 }]
  const around = periodStart(grain, from)
  const first = around === from ? from : nextPeriodStart(grain, around)
  const end = periodStart(grain, addDays(to, 1))
  if (first > end) return within({ from, to }, grain, finer)
  const whole: Part[] =
    first === end ? [] : [{ grain, from: first, to: periodStart(grain, addDays(end, -1)), sign: 1 }]
  return [
    ...within({ from, to: addDays(first, -1) }, grain, finer),
    ...whole,
    ...within({ from: end, to }, grain, finer),
  ]
}

/** A part of one period of the grain: by what it holds, or by the whole without what it does not hold. */
function within(period: Period, grain: Grain, finer: readonly Grain[]): Part[] {
  const { from, to } = period
  if (to < from) return []
  const start = periodStart(grain, from)
  const before = split({ from: start, to: addDays(from, -1) }, finer)
  const after = split({ from: addDays(to, 1), to: addDays(nextPeriodStart(grain, start), -1) }, finer)
  const held = split(period, finer)
  const off = [...before, ...after].map((part) => ({ ...part, sign: part.sign === 1 ? -1 : 1 }) as const)
  return rowCount(off) + 1 < rowCount(held) ? [{ grain, from: start, to: start, sign: 1 }, ...off] : held
}

function rowCount(parts: readonly Part[]): number {
  return parts.reduce((sum, { grain, from, to }) => sum + periodCount(grain, from, to), 0)
}

function periodCount(grain: Part['grain'], from: BusinessDay, to: BusinessDay): number {
  let count = 1
  for (
    let start = from;
    start < to;
    start = grain === 'day' ? addDays(start, 1) : nextPeriodStart(grain, start)
  )
    count += 1
  return count
}

function dayYearsBefore(day: BusinessDay, count: number): BusinessDay {
  const year = Number(day.slice(0, 4)) - count
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const rest = day.slice(4)
  const text = rest === '-02-29' && !isLeap ? '-02-28' : rest
  return businessDay(`${String(year).padStart(4, '0')}${text}`)
}
