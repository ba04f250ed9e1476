import { type BusinessDay, businessDay } from '#shared/time.ts'
import type { Period } from './reports/period.ts'

/** Days as a page asks for them; an end that is not given is null. */
export type AskedPeriod = { from: BusinessDay | null; to: BusinessDay | null }

/** The period meant: this month when nothing is asked, a missing end filled in, ends the wrong way round turned. */
export function periodMeant(asked: AskedPeriod, today: BusinessDay): Period {
  const to = asked.to ?? (asked.from && asked.from > today ? asked.from : today)
  const from = asked.from ?? businessDay(`${to.slice(0, 7)}-01`)
  return from <= to ? { from, to } : { from: to, to: from }
}
