import { addDays, type BusinessDay } from '#shared/time.ts'

/** Days from and to, both belonging to it. */
export type Period = { from: BusinessDay; to: BusinessDay }

export const QUICK_PERIODS = ['today', 'week', 'month', 'lastMonth'] as const
export type QuickPeriod = (typeof QUICK_PERIODS)[number]

/** The period a button stands for, as seen on `today`; this month ends today. */
export function quickPeriod(which: QuickPeriod, today: BusinessDay): Period {
  const firstOfMonth = firstDayOfMonth(today)
  switch (which) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: firstOfMonth, to: today }
    case 'lastMonth': {
      const to = addDays(firstOfMonth, -1)
      return { from: firstDayOfMonth(to), to }
    }
  }
}

function firstDayOfMonth(day: BusinessDay): BusinessDay {
  return addDays(day, 1 - Number(day.slice(8)))
}
