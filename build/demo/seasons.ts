import { addDays, type BusinessDay, businessDay } from '#shared/time.ts'
import type { Season } from './goods.ts'

/** First day of the lunar year (mùng 1 Tết), by the calendar of UTC+7. */
const TET = ['2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26']
  .concat(['2029-02-13', '2030-02-03', '2031-01-23', '2032-02-11', '2033-01-31', '2034-02-19', '2035-02-08'])
  .map(businessDay)

/** Percent of its usual demand that goods of a season have in each month, January first; 0: none to be had. */
const BY_MONTH: Readonly<Record<Season, readonly number[]>> = {
  even: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  gift: [100, 80, 75, 80, 85, 90, 90, 95, 95, 95, 100, 130],
  drink: [80, 85, 110, 130, 135, 125, 115, 110, 100, 90, 85, 80],
  // The coffee festival is in March, the harvest from October to December.
  coffee: [105, 95, 140, 95, 85, 80, 80, 85, 95, 120, 135, 130],
  durian: [0, 0, 0, 0, 0, 30, 120, 260, 300, 180, 30, 0],
  avocado: [0, 0, 20, 90, 180, 240, 220, 150, 60, 0, 0, 0],
  honey: [80, 120, 170, 160, 120, 90, 80, 80, 80, 90, 90, 100],
  pepper: [90, 130, 150, 130, 100, 95, 90, 90, 90, 90, 90, 95],
  macadamia: [90, 80, 80, 80, 80, 85, 100, 150, 160, 140, 100, 110],
  brocade: [90, 80, 120, 100, 95, 120, 130, 120, 90, 90, 95, 110],
}

/** Goods given before Tết, and how much more of them then. */
const TET_RISE: Readonly<Partial<Record<Season, number>>> = {
  gift: 260,
  coffee: 170,
  macadamia: 220,
  honey: 160,
  pepper: 130,
}

const RUSHES = TET.map((first) => ({ from: addDays(first, -25), to: addDays(first, -2) }))
const HOLIDAYS = TET.map((first) => ({ from: addDays(first, -1), to: addDays(first, 2) }))

/** Percent of the usual demand for the goods of each season on that day. */
export function demandPercents(day: BusinessDay): Readonly<Record<Season, number>> {
  const isRush = isTetRush(day)
  const month = Number(day.slice(5, 7)) - 1
  const percents = Object.entries(BY_MONTH).map(([season, months]) => {
    const rise = isRush ? (TET_RISE[season as Season] ?? 110) : 100
    return [season, Math.round(((months[month] ?? 100) * rise) / 100)]
  })
  return Object.fromEntries(percents)
}

/** Percent of the usual number of buyers on that day; 0 on the holiday itself, when shops are closed. */
export function visitorPercent(day: BusinessDay): number {
  if (isTetHoliday(day)) return 0
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 0 || weekday === 6 ? 125 : 95
  const month = Number(day.slice(5, 7))
  const summer = month >= 6 && month <= 8 ? 115 : 100
  const rush = isTetRush(day) ? 165 : 100
  return Math.round((weekend * summer * rush) / 10_000)
}

function isTetRush(day: BusinessDay): boolean {
  return RUSHES.some(({ from, to }) => from <= day && day <= to)
}

function isTetHoliday(day: BusinessDay): boolean {
  return HOLIDAYS.some(({ from, to }) => from <= day && day <= to)
}
