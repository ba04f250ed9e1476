import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vnd } from '#shared/money.ts'
import { changeOf, settle, type Tender } from '#shared/selling/payments.ts'
import { CASH_DRAFT, methodBeside, METHODS, type PayDraft, payFigures, payStep, tendersWith } from './pay.ts'

const draft = (change: Partial<PayDraft>): PayDraft => ({ ...CASH_DRAFT, ...change })
const qr: Tender = { method: 'vietqr', given: 200_000, reference: 'BMT01-01-000001' }

type Before = { taken?: readonly Tender[]; cashStep?: number }

function pay(amount: number, change: Partial<PayDraft>, { taken = [], cashStep = 0 }: Before = {}) {
  const typed = draft(change)
  const figures = payFigures({ amount, taken, draft: typed, cashStep })
  return { ...figures, step: payStep(typed, figures), tenders: tendersWith(taken, typed, figures) }
}

describe('the money on the panel', () => {
  test('of an empty field is the exact amount in cash', () => {
    expect(pay(749_000, {})).toEqual({
      left: 749_000,
      given: 749_000,
      change: 0,
      step: 'finish',
      tenders: [{ method: 'cash', given: 749_000, reference: null }],
    })
  })

  test('gives change from cash only', () => {
    expect(pay(749_000, { amount: 1_000_000 })).toMatchObject({ change: 251_000, step: 'finish' })
    expect(pay(749_000, { method: 'card', amount: 1_000_000, reference: '1' })).toMatchObject({
      step: 'too-much',
    })
  })

  test('less than is due is a part, and the rest is asked for', () => {
    expect(pay(749_000, { amount: 500_000 })).toMatchObject({ change: -249_000, step: 'take' })
    expect(pay(749_000, {}, { taken: [{ method: 'cash', given: 500_000, reference: null }] })).toMatchObject({
      left: 249_000,
      step: 'finish',
    })
    expect(pay(300_000, {}, { taken: [qr] })).toMatchObject({ left: 100_000, given: 100_000 })
  })

  test('by card or wallet asks for the number on its slip', () => {
    expect(pay(10_000, { method: 'card' }).step).toBe('needs-reference')
    expect(pay(10_000, { method: 'wallet', reference: '  ' }).step).toBe('needs-reference')
    expect(pay(10_000, { method: 'wallet', reference: ' 4711 ' })).toMatchObject({
      step: 'finish',
      tenders: [{ method: 'wallet', given: 10_000, reference: '4711' }],
    })
  })

  test('rounds what is paid in cash and nothing else', () => {
    expect(pay(12_400, {}, { cashStep: 1000 }).left).toBe(12_000)
    expect(pay(12_400, { method: 'vietqr' }, { cashStep: 1000 }).left).toBe(12_400)
    expect(pay(12_400, {}, { taken: [{ ...qr, given: 2100 }], cashStep: 1000 }).left).toBe(10_000)
  })

  test('ends nothing when too much was taken, or nothing is given', () => {
    expect(pay(150_000, {}, { taken: [qr] })).toMatchObject({ left: -50_000, step: 'too-much' })
    expect(pay(150_000, { amount: 0 }).step).toBe('nothing')
    expect(pay(200_000, {}, { taken: [qr] })).toMatchObject({ left: 0, step: 'finish', tenders: [qr] })
  })

  test('what the panel ends, the sale can settle, with the change that was shown', () => {
    const anyTender = fc.record<Tender>({
      method: fc.constantFrom(...METHODS),
      given: fc.integer({ min: 1, max: 900_000 }),
      reference: fc.constant('4711'),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.array(anyTender, { maxLength: 3 }),
        fc.record({
          amount: fc.option(fc.integer({ min: 0, max: 3_000_000 })),
          method: fc.constantFrom(...METHODS),
        }),
        (amount, taken, typed) => {
          const end = pay(amount, { ...typed, reference: '1' }, { taken })
          if (end.step !== 'finish') return
          const settled = settle(vnd(amount), end.tenders)
          expect(settled.ok && changeOf(settled.value.payments)).toBe(end.change)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('methods follow one another around', () => {
    expect(methodBeside('cash', 1)).toBe('vietqr')
    expect(methodBeside('cash', -1)).toBe('wallet')
    expect(methodBeside('wallet', 1)).toBe('cash')
  })
})
