import { expect, test } from 'vitest'
import { businessDay } from '#shared/time.ts'
import { periodMeant } from './asked-period.ts'

test.each([
  { why: 'nothing asked: this month', asked: [null, null], meant: ['2026-03-01', '2026-03-05'] },
  { why: 'no end: until today', asked: ['2026-02-10', null], meant: ['2026-02-10', '2026-03-05'] },
  { why: 'from a day to come: that day', asked: ['2026-04-10', null], meant: ['2026-04-10', '2026-04-10'] },
  { why: 'no start: its month', asked: [null, '2026-01-20'], meant: ['2026-01-01', '2026-01-20'] },
  { why: 'turned round', asked: ['2026-03-05', '2026-03-01'], meant: ['2026-03-01', '2026-03-05'] },
])('the period meant by $asked is $meant ($why)', ({ asked, meant }) => {
  const [from = null, to = null] = asked.map((day) => (day === null ? null : businessDay(day)))
  expect(Object.values(periodMeant({ from, to }, businessDay('2026-03-05')))).toEqual(meant)
})
