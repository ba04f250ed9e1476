import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_VND, vnd } from '../money.ts'
import { businessDay } from '../time.ts'
import { type VatQuestion, vatContained, vatRateFor } from './vat.ts'
import { type VatClass, vatClassSchema, vatRateSchema } from './vat-rate.ts'
import { VAT_TABLE } from './vat-table.ts'

function rate(vatClass: VatClass, day = '2026-11-22', rest: Partial<VatQuestion> = {}) {
  return vatRateFor({
    vatClass,
    vatMethod: 'deduction',
    isSellerGrower: false,
    ownership: { kind: 'own' },
    day: businessDay(day),
    ...rest,
  })
}

describe('VAT rate', () => {
  it('of ordinary goods is 8 % until 31 December 2026 and 10 % from the next day, with no new release', () => {
    expect(rate('standard', '2026-12-31')).toBe('8%')
    expect(rate('standard', '2027-01-01')).toBe('10%')
    expect(rate('standard', '2036-05-05')).toBe('10%')
  })

  it.each([
    ['2021-06-01', '10%'],
    ['2022-02-01', '8%'],
    ['2022-12-31', '8%'],
    ['2023-06-30', '10%'],
    ['2023-07-01', '8%'],
    ['2024-11-22', '8%'],
    ['2025-06-30', '8%'],
    ['2025-07-01', '8%'],
  ])('of ordinary goods on %s was %s', (day, expected) => {
    expect(rate('standard', day)).toBe(expected)
  })

  it('of goods under excise never had the cut', () => {
    expect(rate('not-reduced')).toBe('10%')
  })

  it('of farm produce is 5 % at a shop, and none for the grower who sells its own', () => {
    expect(rate('farm-produce')).toBe('5%')
    expect(rate('farm-produce', '2026-11-22', { isSellerGrower: true })).toBe('KCT')
    expect(
      rate('farm-produce', '2026-11-22', { isSellerGrower: true, ownership: { kind: 'consigned' } }),
    ).toBe('5%')
    expect(rate('standard', '2026-11-22', { isSellerGrower: true })).toBe('8%')
  })

  it('of crafts is 5 %, of salt none, of exports 0 %', () => {
    expect([rate('reduced-five'), rate('exempt'), rate('export')]).toEqual(['5%', 'KCT', '0%'])
  })

  it('stays undecided until an accountant decides', () => {
    expect(rate('undecided')).toBe('undecided')
  })

  it.each(vatClassSchema.options)('is not shown by a seller on the direct method: %s', (vatClass) => {
    expect(rate(vatClass, '2026-11-22', { vatMethod: 'direct' })).toBe('none')
  })

  it('follows another table when one is given, and is undecided before its first period', () => {
    const question = {
      vatClass: 'standard',
      vatMethod: 'deduction',
      isSellerGrower: false,
      ownership: { kind: 'own' },
    } as const
    const table = {
      ...VAT_TABLE,
      standard: [{ from: businessDay('2027-01-01'), rate: '8%' as const, law: 'gia hạn' }],
    }
    expect(vatRateFor({ ...question, day: businessDay('2027-03-01') }, table)).toBe('8%')
    expect(vatRateFor({ ...question, day: businessDay('2026-03-01') }, table)).toBe('undecided')
  })

  it('has periods in order of their first day', () => {
    for (const periods of Object.values(VAT_TABLE)) {
      const days = periods.map(({ from }) => from ?? '')
      expect(days).toEqual([...new Set(days)].toSorted())
    }
  })
})

describe('VAT contained', () => {
  it('is taken out of a price that includes it', () => {
    expect(vatContained(vnd(108_000), '8%')).toBe(8000)
    expect(vatContained(vnd(125_000), '8%')).toBe(9259)
    expect(vatContained(vnd(110_000), '10%')).toBe(10_000)
    expect(vatContained(vnd(105_000), '5%')).toBe(5000)
    expect(vatContained(vnd(21), '5%')).toBe(1)
    expect(vatContained(vnd(-108_000), '8%')).toBe(-8000)
  })

  it.each(['0%', 'KCT', 'KKKNT', 'none', 'undecided'] as const)('is nothing at %s', (vatRate) => {
    expect(vatContained(vnd(1_000_000), vatRate)).toBe(0)
  })

  it('leaves a net amount that gives the same VAT back to within half a đồng', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_VND }),
        fc.constantFrom(...vatRateSchema.options),
        (amount, vatRate) => {
          const vat = vatContained(vnd(amount), vatRate)
          const percent = BigInt(Number.parseInt(vatRate, 10) || 0)
          const doubt = 2n * (BigInt(vat) * (100n + percent) - BigInt(amount) * percent)
          expect(doubt > -(100n + percent) && doubt <= 100n + percent).toBe(true)
          expect(vat).toBeLessThanOrEqual(amount)
        },
      ),
    )
  })
})
