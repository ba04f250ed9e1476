import { addDays, type BusinessDay } from '#shared/time.ts'

/** Periods that sales are summed to beside days, finest first; each begins where one of every finer grain begins. */
export const GRAINS = ['third', 'month', 'quarter', 'year'] as const
export type Grain = (typeof GRAINS)[number]

const MONTHS: Readonly<Record<Exclude<Grain, 'third'>, number>> = { month: 1, quarter: 3, year: 12 }

/** The first day of the period that a day lies in. Thirds of a month begin on the 1st, the 11th and the 21st. */
export function periodStart(grain: Grain, day: BusinessDay): BusinessDay {
  const [year = '', month = '', date = ''] = day.split('-')
  if (grain === 'third')
    return `${year}-${month}-${date < '11' ? '01' : date < '21' ? '11' : '21'}` as BusinessDay
  const count = MONTHS[grain]
  const first = Math.floor((Number(month) - 1) / count) * count + 1
  return `${year}-${String(first).padStart(2, '0')}-01` as BusinessDay // of a day that is one, as above
}

/** The first day of the period after the one that begins on `start`. */
export function nextPeriodStart(grain: Grain, start: BusinessDay): BusinessDay {
  if (grain === 'third')
    return start.endsWith('-21') ? addMonths(periodStart('month', start), 1) : addDays(start, 10)
  return addMonths(start, MONTHS[grain])
}

/** A first of the month, months later or earlier. */
export function addMonths(month: BusinessDay, count: number): BusinessDay {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  const [year, place] = [Math.floor(months / 12), (months % 12) + 1]
  return `${String(year).padStart(4, '0')}-${String(place).padStart(2, '0')}-01` as BusinessDay
}
