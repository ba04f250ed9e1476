import { describe, expect, test } from 'vitest'
import { discountOn, formatPercent, parsePercent } from './discount.ts'

describe('a discount', () => {
  test('in percent is rounded once, in đồng it is what it is, and neither is more than there is', () => {
    expect(discountOn(125_000, { kind: 'percent', basisPoints: 1000 })).toBe(12_500)
    expect(discountOn(33_333, { kind: 'percent', basisPoints: 750 })).toBe(2500)
    expect(discountOn(125_000, { kind: 'amount', amount: 20_000 })).toBe(20_000)
    expect(discountOn(5000, { kind: 'amount', amount: 20_000 })).toBe(5000)
    expect(discountOn(5000, null)).toBe(0)
  })

  test('is typed with comma or dot', () => {
    expect(['10', '7,5', '12.25 %', '100'].map(parsePercent)).toEqual(
      [1000, 750, 1225, 10_000].map((basisPoints) => ({ kind: 'percent', basisPoints })),
    )
    for (const text of ['', '0', '101', '1,234', '-5', 'ba']) expect(parsePercent(text), text).toBeNull()
  })

  test('is written as it is read', () => {
    expect([1000, 750, 1225].map(formatPercent)).toEqual(['10\u00a0%', '7,5\u00a0%', '12,25\u00a0%'])
  })
})
