import { addDays, type BusinessDay, businessDay } from '#shared/time.ts'

/** Days of a report, both ends in it. */
export type Period = { from: BusinessDay; to: BusinessDay }

/** First day of a month, as the monthly rollup is keyed. */
export type MonthStart = BusinessDay

/** A period as whole months and what is left of it as days at either end, so that sums read as few rows as can be. */
export type Parts = { months: { from: MonthStart; to: MonthStart } | null; days: Period[] }

export function monthOf(day: BusinessDay): MonthStart {
  return businessDay(`${day.slice(0, 7)}-01`)
}

export function addMonths(month: MonthStart, count: number): MonthStart {
  const [year, place] = month.split('-').map(Number) as [number, number]
  const months = year * 12 + place - 1 + count
  const text = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
  return businessDay(text)
}

/** The same days of a year `count` years earlier; 29 February becomes the 28th. */
export function yearsBefore({ from, to }: Period, count: number): Period {
  return { from: dayYearsBefore(from, count), to: dayYearsBefore(to, count) }
}

/** Splits a period, cut off at `today`, for a later day is no part of any total (P11). Null when nothing is left. */
export function partsOf({ from, to }: Period, today: BusinessDay): Parts | null {
  const last = to < today ? to : today
  if (last < from) return null
  const firstMonth = from === monthOf(from) ? from : addMonths(monthOf(from), 1)
  const afterLast = addDays(last, 1)
  const endMonth = monthOf(afterLast)
  if (firstMonth >= endMonth) return { months: null, days: [{ from, to: last }] }
  const days: Period[] = []
  if (from < firstMonth) days.push({ from, to: addDays(firstMonth, -1) })
  if (endMonth <= last) days.push({ from: endMonth, to: last })
  return { months: { from: firstMonth, to: addMonths(endMonth, -1) }, days }
}

function dayYearsBefore(day: BusinessDay, count: number): BusinessDay {
  const year = Number(day.slice(0, 4)) - count
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const rest = day.slice(4)
  const text = rest === '-02-29' && !isLeap ? '-02-28' : rest
  return businessDay(`${String(year).padStart(4, '0')}${text}`)
}
