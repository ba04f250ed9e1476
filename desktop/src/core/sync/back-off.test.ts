import { expect, it } from 'vitest'
import { backOffMs } from './back-off.ts'

it('doubles from a second to half a minute, and no further', () => {
  const full = [1, 2, 3, 4, 5, 6, 7, 1000].map((count) => backOffMs(count, 0))
  expect(full).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
})

it('takes up to half of it off by chance', () => {
  expect(backOffMs(3, 0.5)).toBe(3000)
  expect(backOffMs(3, 0.999)).toBeGreaterThanOrEqual(2000)
})
