import { expect, test } from 'vitest'
import { businessDay } from '#shared/time.ts'
import { periodMeant } from './asked-period.ts'

test.each([
  [null, null, '2026-03-01', '2026-03-05', 'nothing asked: this month'],
  ['2026-02-10', null, '2026-02-10', '2026-03-05', 'no end: until today'],
  ['2026-04-10', null, '2026-04-10', '2026-04-10', 'from a day to come'],
  [null, '2026-01-20', '2026-01-01', '2026-01-20', 'no start: its month'],
  ['2026-03-05', '2026-03-01', '2026-03-01', '2026-03-05', 'turned round'],
])('asked %s to %s, %s to %s is meant (%s)', (from, to, meantFrom, meantTo, _why) => {
  const asked = { from: from === null ? null : businessDay(from), to: to === null ? null : businessDay(to) }
  expect(periodMeant(asked, businessDay('2026-03-05'))).toEqual({ from: meantFrom, to: meantTo })
})
