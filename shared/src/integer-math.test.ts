import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleRounded, splitByLargestRemainder } from './integer-math.ts'

const anyInteger = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1_000_000, max: 1_000_000 }))
const anyFactor = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -1e9, max: 1e9 }))
const anyDivisor = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1e12 }))
const anyWeights = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1e12 })), {
  minLength: 1,
  maxLength: 30,
})
const anyTotal = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1e12, max: 1e12 }))

describe('scaleRounded', () => {
  it('rounds half away from zero, both ways', () => {
    expect(scaleRounded(5, 1, 2)).toBe(3)
    expect(scaleRounded(-5, 1, 2)).toBe(-3)
    expect(scaleRounded(49, 1, 100)).toBe(0)
    expect(scaleRounded(50, 1, 100)).toBe(1)
    expect(scaleRounded(-49, 1, 100)).toBe(0)
    expect(scaleRounded(125_000, 8, 108)).toBe(9259)
  })

  it('never gives minus zero', () => {
    expect(Object.is(scaleRounded(-1, 1, 1000), 0)).toBe(true)
    expect(Object.is(scaleRounded(0, -1, 1000), 0)).toBe(true)
  })

  it('lies within half of the exact quotient, and on the far side of a tie, however large the product', () => {
    fc.assert(
      fc.property(anyInteger, anyFactor, anyDivisor, (value, numerator, denominator) => {
        const exact = BigInt(value) * BigInt(numerator)
        const sign = exact < 0n ? -1n : 1n
        const rounded = scaleRounded(value, numerator, denominator)
        fc.pre(Number.isSafeInteger(rounded))
        const over = 2n * sign * (BigInt(rounded) * BigInt(denominator) - exact)
        expect(over > -BigInt(denominator) && over <= BigInt(denominator)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('is odd: the scaled negative is the negative of the scaled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        anyFactor,
        anyDivisor,
        (value, numerator, denominator) => {
          expect(
            scaleRounded(-value, numerator, denominator) + scaleRounded(value, numerator, denominator),
          ).toBe(0)
        },
      ),
    )
  })
})

describe('splitByLargestRemainder', () => {
  it('gives what is left over to the largest remainders, ties to the earlier part', () => {
    expect(splitByLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(splitByLargestRemainder(101, [1, 1, 1])).toEqual([34, 34, 33])
    expect(splitByLargestRemainder(10, [1, 2, 4])).toEqual([1, 3, 6])
    expect(splitByLargestRemainder(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  })

  it('gives all to the first part when no part weighs anything, and nothing to no parts', () => {
    expect(splitByLargestRemainder(7, [0, 0])).toEqual([7, 0])
    expect(splitByLargestRemainder(7, [])).toEqual([])
  })

  it('adds up to the total, every part within one of its exact share, for any weights', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const parts = splitByLargestRemainder(total, weights)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
        fc.pre(weightSum > 0n)
        for (const [index, part] of parts.entries()) {
          const gap = BigInt(part) * weightSum - BigInt(total) * BigInt(weights[index] ?? 0)
          expect(gap < weightSum && gap > -weightSum).toBe(true)
          expect(part * Math.sign(total)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('never gives a part more than its weight while the total is not above the sum of weights', () => {
    fc.assert(
      fc.property(anyWeights, fc.nat(1_000_000), (weights, share) => {
        const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
        const total = Number((BigInt(weightSum) * BigInt(share)) / 1_000_000n)
        for (const [index, part] of splitByLargestRemainder(total, weights).entries()) {
          expect(part).toBeLessThanOrEqual(weights[index] ?? 0)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
