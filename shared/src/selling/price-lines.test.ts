import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_VND } from '../money.ts'
import { MAX_QUANTITY } from '../quantity.ts'
import { priceLine, priceLines } from './price-lines.ts'

const anyNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 1e15, 2 ** 53, MAX_VND),
)

describe('a priced line', () => {
  it('is price × quantity, rounded once, less the discount', () => {
    expect(priceLine({ unitPrice: 125_000, quantity: 2000, discount: 10_000 })).toEqual({
      ok: true,
      value: { unitPrice: 125_000, quantity: 2000, discount: 10_000, amount: 240_000 },
    })
    expect(priceLine({ unitPrice: 90_000, quantity: 333, discount: 0 })).toMatchObject({
      value: { amount: 29_970 },
    })
  })

  it.each([
    [{ quantity: 0 }, 'bad-quantity'],
    [{ quantity: -1000 }, 'bad-quantity'],
    [{ quantity: 0.5 }, 'bad-quantity'],
    [{ quantity: MAX_QUANTITY + 1 }, 'bad-quantity'],
    [{ unitPrice: -1 }, 'bad-price'],
    [{ unitPrice: 1e15 }, 'bad-price'],
    [{ unitPrice: Number.NaN }, 'bad-price'],
    [{ discount: -1 }, 'bad-discount'],
    [{ discount: 1.5 }, 'bad-discount'],
    [{ discount: 250_001 }, 'discount-above-amount'],
    [{ unitPrice: MAX_VND }, 'amount-too-large'],
  ])('with %j is refused as %s', (change, code) => {
    expect(priceLine({ unitPrice: 125_000, quantity: 2000, discount: 0, ...change })).toEqual({
      ok: false,
      error: code,
    })
  })

  it('never throws, and what it accepts is whole, within bounds and adds up', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyNumber, (unitPrice, quantity, discount) => {
        const priced = priceLine({ unitPrice, quantity, discount })
        if (!priced.ok) return
        const { amount } = priced.value
        expect(Number.isSafeInteger(amount) && amount >= 0 && amount <= MAX_VND).toBe(true)
        const doubt =
          2n * ((BigInt(amount) + BigInt(discount)) * 1000n - BigInt(unitPrice) * BigInt(quantity))
        expect(doubt > -1000n && doubt <= 1000n).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('that cannot be priced is named by its row and what was typed', () => {
    const good = { unitPrice: 1000, quantity: 1000, discount: 0 }
    expect(priceLines([good, { ...good, quantity: 0 }])).toEqual({
      ok: false,
      error: { code: 'bad-quantity', line: 1, value: 0 },
    })
    expect(priceLines([{ ...good, unitPrice: -5 }])).toMatchObject({
      error: { code: 'bad-price', line: 0, value: -5 },
    })
    expect(priceLines([{ ...good, discount: 1001 }])).toMatchObject({ error: { line: 0, value: 1001 } })
    expect(priceLines([good, good])).toMatchObject({ ok: true, value: [{ amount: 1000 }, { amount: 1000 }] })
  })
})
