import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_VND, vnd } from './money.ts'
import { MAX_QUANTITY, positiveQuantitySchema, priceOf, quantity, quantitySchema, units } from './quantity.ts'

describe('quantity in thousandths', () => {
  it('counts whole units', () => {
    expect(units(2)).toBe(2000)
    expect(() => units(MAX_QUANTITY / 1000 + 1)).toThrow(RangeError)
  })

  it.each([0.5, Number.NaN, MAX_QUANTITY + 1, -MAX_QUANTITY - 1])('refuses %d', (amount) => {
    expect(() => quantity(amount)).toThrow(RangeError)
    expect(quantitySchema.safeParse(amount).success).toBe(false)
  })

  it('refuses to sell nothing', () => {
    expect(positiveQuantitySchema.safeParse(0).success).toBe(false)
    expect(positiveQuantitySchema.safeParse(1).success).toBe(true)
  })

  it('prices by weight, rounded once', () => {
    expect(priceOf(vnd(90_000), quantity(250))).toBe(22_500)
    expect(priceOf(vnd(99_999), quantity(333))).toBe(33_300)
    expect(priceOf(vnd(1), quantity(500))).toBe(1)
    expect(priceOf(vnd(1), quantity(499))).toBe(0)
  })

  it('is exact for whole units and within half a đồng otherwise', () => {
    const price = fc.integer({ min: 0, max: 1_000_000_000 })
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 1000 }), (unitPrice, count) => {
        expect(priceOf(vnd(unitPrice), units(count))).toBe(unitPrice * count)
      }),
    )
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 1_000_000 }), (unitPrice, thousandths) => {
        const amount = BigInt(priceOf(vnd(unitPrice), quantity(thousandths)))
        const doubt = 2n * (amount * 1000n - BigInt(unitPrice) * BigInt(thousandths))
        expect(doubt > -1000n && doubt <= 1000n).toBe(true)
      }),
    )
  })

  it('throws rather than give an amount beyond the bound', () => {
    expect(() => priceOf(vnd(MAX_VND), units(2))).toThrow(RangeError)
  })
})
