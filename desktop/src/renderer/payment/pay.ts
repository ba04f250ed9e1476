import type { PaymentMethod } from '#shared/journal/kinds/sale-completed.ts'
import { vnd } from '#shared/money.ts'
import { dueInCash, type Tender } from '#shared/selling/payments.ts'

export const METHODS: readonly PaymentMethod[] = ['cash', 'vietqr', 'card', 'wallet']

/** What the cashier is typing: by which method, how much (null: all that is left), and the slip's number of it. */
export type PayDraft = { method: PaymentMethod; amount: number | null; reference: string }

export const CASH_DRAFT: PayDraft = { method: 'cash', amount: null, reference: '' }

/** The money on the panel, in đồng. */
export type PayFigures = {
  /** What is still to be paid by the method of the draft; negative when too much was taken. */
  left: number
  given: number
  /** given − left: positive is change, negative is missing. */
  change: number
}

type Money = { amount: number; taken: readonly Tender[]; draft: PayDraft; cashStep: number }

/** Only cash is rounded, and all cash of a sale together: as the sale itself will be settled. */
export function payFigures({ amount, taken, draft, cashStep }: Money): PayFigures {
  const [cash, others] = [sumOf(taken, true), sumOf(taken, false)]
  const rest = amount - others
  const left = (draft.method === 'cash' && rest >= 0 ? dueInCash(vnd(rest), cashStep) : rest) - cash
  const given = draft.amount ?? Math.max(left, 0)
  return { left, given, change: given - left }
}

/** What Enter does: ends the sale, takes a part of the money, or why it does neither. */
export type PayStep = 'finish' | 'take' | 'needs-reference' | 'too-much' | 'nothing'

export function payStep(draft: PayDraft, { left, given }: PayFigures): PayStep {
  if (left < 0) return 'too-much'
  if (left === 0 && given === 0) return 'finish'
  if (given === 0) return 'nothing'
  if (draft.method !== 'cash' && given > left) return 'too-much'
  if (needsReference(draft.method) && draft.reference.trim() === '') return 'needs-reference'
  return given >= left ? 'finish' : 'take'
}

/** The draft as money that was handed over; nothing when it is nothing. */
export function tendersWith(taken: readonly Tender[], draft: PayDraft, { given }: PayFigures): Tender[] {
  if (given === 0) return [...taken]
  const reference = draft.method === 'cash' ? null : draft.reference.trim() || null
  return [...taken, { method: draft.method, given, reference }]
}

/** Card and wallet are proved by what their own slip says; a VietQR code carries the sale's number. */
export function needsReference(method: PaymentMethod): boolean {
  return method === 'card' || method === 'wallet'
}

/** The method before or after this one, around the end. */
export function methodBeside(method: PaymentMethod, step: 1 | -1): PaymentMethod {
  const at = METHODS.indexOf(method) + step + METHODS.length
  return METHODS[at % METHODS.length] ?? method
}

function sumOf(tenders: readonly Tender[], isCash: boolean): number {
  return tenders.reduce((sum, { method, given }) => ((method === 'cash') === isCash ? sum + given : sum), 0)
}
