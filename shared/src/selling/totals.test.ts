import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_VND, vnd } from '../money.ts'
import { units } from '../quantity.ts'
import { vatContained } from '../tax/vat.ts'
import { type VatRate, vatRateSchema } from '../tax/vat-rate.ts'
import { type RatedLine, totalsOf } from './totals.ts'

function line(amount: number, vatRate: VatRate = '8%', discount = 0): RatedLine {
  return {
    unitPrice: vnd(amount + discount),
    quantity: units(1),
    discount: vnd(discount),
    amount: vnd(amount),
    vatRate,
  }
}

function totals(lines: RatedLine[], saleDiscount = 0) {
  const result = totalsOf(lines, saleDiscount)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('totals', () => {
  it('take VAT out once per rate, in the order of first appearance, and share it over the lines', () => {
    const { lines, vatGroups, amount } = totals([
      line(10_001),
      line(21_000, '5%'),
      line(10_001),
      line(10_001),
    ])
    expect(amount).toBe(51_003)
    expect(vatGroups).toEqual([
      { rate: '8%', amount: 30_003, vat: 2222 },
      { rate: '5%', amount: 21_000, vat: 1000 },
    ])
    expect(lines.map(({ vat }) => vat)).toEqual([741, 1000, 741, 740])
  })

  it('show no VAT for a seller on the direct method, and a group of none for goods not subject', () => {
    expect(totals([line(50_000, 'none')])).toMatchObject({ vatGroups: [], lines: [{ vat: 0 }] })
    expect(totals([line(50_000, 'KCT')]).vatGroups).toEqual([{ rate: 'KCT', amount: 50_000, vat: 0 }])
  })

  it('[T36] spread the sale discount by what each line comes to, to the đồng', () => {
    const { lines, discount, amount } = totals([line(10_000), line(10_000), line(10_000, '8%', 500)], 1000)
    expect(lines.map((one) => one.discount)).toEqual([334, 333, 833])
    expect(lines.map((one) => one.amount)).toEqual([9666, 9667, 9667])
    expect({ discount, amount }).toEqual({ discount: 1500, amount: 29_000 })
  })

  it('refuse no lines, a discount that is none or is more than the goods, and sums beyond the bound', () => {
    expect(totalsOf([], 0)).toMatchObject({ error: { code: 'no-lines' } })
    expect(totalsOf([line(1000)], -1)).toMatchObject({ error: { code: 'bad-discount', value: -1 } })
    expect(totalsOf([line(1000)], 0.5)).toMatchObject({ error: { code: 'bad-discount' } })
    expect(totalsOf([line(1000)], 1001)).toMatchObject({
      error: { code: 'discount-above-amount', value: 1001 },
    })
    expect(totalsOf([line(MAX_VND), line(1)], 0)).toMatchObject({ error: { code: 'amount-too-large' } })
  })

  it('[T36] tie: lines to groups, groups to total, discounts to what was given', () => {
    const anyLine = fc
      .tuple(
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom(...vatRateSchema.options),
        fc.integer({ min: 0, max: 1e6 }),
      )
      .map(([amount, rate, discount]) => line(amount, rate, discount))
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 40 }), fc.nat(1000), (lines, permille) => {
        const before = lines.reduce((sum, one) => sum + one.amount, 0)
        const saleDiscount = Math.floor((before * permille) / 1000)
        const result = totals(lines, saleDiscount)
        expect(result.amount).toBe(before - saleDiscount)
        expect(result.lines.reduce((sum, one) => sum + one.amount, 0)).toBe(result.amount)
        for (const [index, one] of result.lines.entries()) {
          expect(one.amount + one.discount).toBe(one.unitPrice)
          expect(one.discount).toBeGreaterThanOrEqual(lines[index]?.discount ?? 0)
          expect(one.amount >= 0 && one.vat >= 0 && one.vat <= one.amount).toBe(true)
        }
        for (const group of result.vatGroups) {
          const members = result.lines.filter((one) => one.vatRate === group.rate)
          expect(members.reduce((sum, one) => sum + one.amount, 0)).toBe(group.amount)
          expect(members.reduce((sum, one) => sum + one.vat, 0)).toBe(group.vat)
          expect(group.vat).toBe(vatContained(group.amount, group.rate))
        }
      }),
      { numRuns: 1000 },
    )
  })
})
