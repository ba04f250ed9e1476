import { expect, test } from 'vitest'
import { businessDay } from '#shared/time.ts'
import { readTypedDay } from './day-text.ts'
import { showDay } from './shown.ts'

test.each([
  ['22/11/2026', '2026-11-22'],
  [' 1/2/2026 ', '2026-02-01'],
  ['1-2-26', '2026-02-01'],
  ['22.11.2026', '2026-11-22'],
  ['22112026', '2026-11-22'],
  ['29/2/2024', '2024-02-29'],
])('“%s” is %s', (typed, day) => {
  expect(readTypedDay(typed)).toBe(day)
})

test.each(['', '22/11', '29/2/2026', '11/22/2026', '22/11/2026x', '2026-11-22', '1/1/026', '22/11/20261'])(
  '“%s” is no day',
  (typed) => {
    expect(readTypedDay(typed)).toBeNull()
  },
)

test('what is shown is read back', () => {
  const day = businessDay('2026-03-05')
  expect(readTypedDay(showDay(day))).toBe(day)
})
