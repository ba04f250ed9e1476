import { expect, test } from 'vitest'
import { businessDay } from '#shared/time.ts'
import { quickPeriod } from './period.ts'

const TODAY = businessDay('2026-03-05')

test.each([
  ['today', '2026-03-05', '2026-03-05'],
  ['week', '2026-02-27', '2026-03-05'],
  ['month', '2026-03-01', '2026-03-05'],
  ['lastMonth', '2026-02-01', '2026-02-28'],
] as const)('%s is %s to %s', (which, from, to) => {
  expect(quickPeriod(which, TODAY)).toEqual({ from, to })
})
