import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_VND, vnd } from '../money.ts'
import { changeOf, dueInCash, settle, type Tender } from './payments.ts'

const cash = (given: number): Tender => ({ method: 'cash', given, reference: null })
const transfer = (given: number): Tender => ({ method: 'vietqr', given, reference: 'QR1' })

describe('settling', () => {
  it('[T31] keeps what is due of the cash given, and derives the change', () => {
    const settled = settle(vnd(749_000), [cash(1_000_000)])
    expect(settled).toMatchObject({ value: { total: 749_000, rounding: 0 } })
    if (!settled.ok) return
    expect(settled.value.payments).toEqual([
      { method: 'cash', amount: 749_000, given: 1_000_000, reference: null },
    ])
    expect(changeOf(settled.value.payments)).toBe(251_000)
  })

  it('takes transfers as they are and lets cash cover the rest, all notes together', () => {
    const settled = settle(vnd(300_000), [cash(50_000), transfer(200_000), cash(100_000)])
    expect(settled).toMatchObject({
      value: {
        payments: [
          { method: 'vietqr', amount: 200_000, given: 200_000, reference: 'QR1' },
          { method: 'cash', amount: 100_000, given: 150_000, reference: null },
        ],
      },
    })
  })

  it('rounds only what is paid in cash, only when the shop rounds, and says by how much', () => {
    expect(settle(vnd(12_400), [cash(20_000)], 1000)).toMatchObject({
      value: { total: 12_000, rounding: -400 },
    })
    expect(settle(vnd(12_500), [cash(20_000)], 1000)).toMatchObject({
      value: { total: 13_000, rounding: 500 },
    })
    expect(settle(vnd(12_400), [cash(20_000)])).toMatchObject({ value: { total: 12_400, rounding: 0 } })
    expect(settle(vnd(12_400), [transfer(12_400)], 1000)).toMatchObject({
      value: { total: 12_400, rounding: 0 },
    })
    expect(settle(vnd(12_400), [transfer(2100), cash(10_000)], 1000)).toMatchObject({
      value: { total: 12_100, rounding: -300 },
    })
    expect(settle(vnd(12_400), [transfer(12_000)], 1000)).toMatchObject({
      error: { code: 'underpaid', value: 400 },
    })
    expect(dueInCash(vnd(12_400), 500)).toBe(12_500)
  })

  it.each([
    [[], 'underpaid', 10_000],
    [[cash(9000)], 'underpaid', 1000],
    [[transfer(9000)], 'underpaid', 1000],
    [[transfer(10_001)], 'overpaid', 1],
    [[transfer(10_001), cash(0)], 'overpaid', 1],
    [[cash(-1)], 'bad-tender', -1],
    [[cash(0.5)], 'bad-tender', 0.5],
    [[cash(1e15)], 'bad-tender', 1e15],
    [[cash(MAX_VND), cash(MAX_VND)], 'bad-tender', 2 * MAX_VND],
    [Array.from({ length: 21 }, () => cash(1000)), 'too-many-tenders', 21],
  ] as [Tender[], string, number][])('of 10.000 with %j is refused as %s', (tenders, code, value) => {
    expect(settle(vnd(10_000), tenders)).toEqual({ ok: false, error: { code, line: null, value } })
  })

  it('of nothing needs no payment', () => {
    expect(settle(vnd(0), [])).toMatchObject({ value: { payments: [], total: 0 } })
  })

  it('never throws, covers the total exactly, and never gives change from anything but cash', () => {
    const anyTender = fc.record<Tender>({
      method: fc.constantFrom('cash', 'vietqr', 'card', 'wallet'),
      given: fc.oneof(fc.nat(2_000_000), fc.double(), fc.maxSafeInteger()),
      reference: fc.constant(null),
    })
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(2_000_000), fc.nat(1e12)),
        fc.array(anyTender, { maxLength: 4 }),
        fc.constantFrom(0, 1, 500, 1000, 7),
        (amount, tenders, step) => {
          const settled = settle(vnd(amount), tenders, step)
          if (!settled.ok) return
          const { payments, rounding, total } = settled.value
          expect(total).toBe(amount + rounding)
          expect(payments.reduce((sum, payment) => sum + payment.amount, 0)).toBe(total)
          expect(Math.abs(rounding) * 2).toBeLessThanOrEqual(step)
          const others = payments.filter(({ method }) => method !== 'cash')
          expect(others.every((payment) => payment.given === payment.amount)).toBe(true)
          const given = tenders.reduce((sum, tender) => sum + tender.given, 0)
          expect(changeOf(payments)).toBe(given - total)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
