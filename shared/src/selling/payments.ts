import { scaleRounded } from '../integer-math.ts'
import type { Payment, PaymentMethod } from '../journal/kinds/sale-completed.ts'
import { addVnd, MAX_VND, type Vnd, vnd } from '../money.ts'
import { err, ok, type Result } from '../result.ts'
import { type SaleError, saleError } from './sale-error.ts'

/** What the buyer hands over: đồng, and for a transfer or card its reference. */
export type Tender = { method: PaymentMethod; given: number; reference: string | null }

/** Payments that cover `total` exactly; total = amount + rounding. */
export type Settlement = { payments: Payment[]; rounding: Vnd; total: Vnd }

const MAX_TENDERS = 20

/**
 * Covers `amount` with tenders. Everything but cash is taken as it is and never gives change; cash, all of it
 * together, covers the rest, which is rounded to `cashStep` đồng (0: not at all; what is paid by transfer is
 * never rounded). Change is not stored: it is given − amount.
 */
export function settle(amount: Vnd, tenders: readonly Tender[], cashStep = 0): Result<Settlement, SaleError> {
  if (tenders.length > MAX_TENDERS) return err(saleError('too-many-tenders', { value: tenders.length }))
  const bad = tenders.find(({ given }) => !Number.isSafeInteger(given) || given < 0 || given > MAX_VND)
  if (bad) return err(saleError('bad-tender', { value: bad.given }))

  const others = tenders.filter(({ method }) => method !== 'cash')
  const cash = tenders.filter(({ method }) => method === 'cash')
  const left = amount - sumGiven(others)
  if (left < 0) return err(saleError('overpaid', { value: -left }))
  const due = cash.length > 0 ? roundToStep(left, cashStep) : left
  const cashGiven = sumGiven(cash)
  if (cashGiven < due) return err(saleError('underpaid', { value: due - cashGiven }))
  if (cashGiven > MAX_VND) return err(saleError('bad-tender', { value: cashGiven }))
  if (amount - left + due > MAX_VND) return err(saleError('amount-too-large', { value: amount - left + due }))

  const payments = others.map(({ method, given, reference }) => {
    return { method, amount: vnd(given), given: vnd(given), reference }
  })
  if (cash.length > 0)
    payments.push({ method: 'cash', amount: vnd(due), given: vnd(cashGiven), reference: null })
  return ok({ payments, rounding: vnd(due - left), total: vnd(amount - left + due) })
}

/** What is due when `amount` is paid all in cash. */
export function dueInCash(amount: Vnd, cashStep: number): Vnd {
  return vnd(Math.min(roundToStep(amount, cashStep), MAX_VND))
}

/** The change handed back: given − kept over all payments. */
export function changeOf(payments: readonly Pick<Payment, 'given' | 'amount'>[]): Vnd {
  return addVnd(...payments.map(({ given, amount }) => vnd(given - amount)))
}

function roundToStep(amount: number, step: number): number {
  return step > 1 ? scaleRounded(amount, 1, step) * step : amount
}

function sumGiven(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, { given }) => sum + given, 0)
}
