import { describe, expect, test } from 'vitest'
import { likelyGiven } from './tender.ts'

describe('what the buyer hands over', () => {
  test('is likely a round amount above what is due', () => {
    expect(likelyGiven(287_000)).toEqual([290_000, 300_000, 400_000, 500_000])
    expect(likelyGiven(500_000)).toEqual([600_000])
    expect(likelyGiven(12_000)).toEqual([20_000, 50_000, 100_000, 200_000, 500_000])
    for (const amount of likelyGiven(1_234_567)) expect(amount).toBeGreaterThan(1_234_567)
  })
})
