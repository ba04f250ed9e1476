import type { PaymentMethod } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import type { Result } from '#shared/result.ts'
import { buildReturn, type ReturnContext, type SoldBefore } from '#shared/selling/return.ts'
import type { ReturnError } from '#shared/selling/return-error.ts'
import { leftToReturn } from '#shared/selling/return-shares.ts'

/** What goes back otherwise than in cash; `amount` null: all of it. The rest is cash. */
export type RefundDraft = { method: PaymentMethod; amount: number | null; reference: string }

/** What the cashier has chosen of a sale: thousandths by line, why, and how the money goes back. */
export type ReturnDraft = {
  quantities: Readonly<Record<number, number>>
  reason: string
  refund: RefundDraft
}

const CASH: RefundDraft = { method: 'cash', amount: null, reference: '' }

/** Nothing is chosen; money goes back the way it came, when all of it came one way. */
export function startReturn({ sale }: Pick<SoldBefore, 'sale'>): ReturnDraft {
  const methods = new Set(sale.payments.map(({ method }) => method))
  const [only] = methods
  const method = methods.size === 1 && only ? only : 'cash'
  return { quantities: {}, reason: '', refund: { ...CASH, method } }
}

/** The draft with so much of a line, never more than is left of it, nor less than nothing. */
export function withQuantity(
  draft: ReturnDraft,
  found: SoldBefore,
  { line, quantity }: { line: number; quantity: number },
): ReturnDraft {
  const left = leftToReturn(found.sale, found.returns)[line]?.quantity ?? 0
  const kept = Math.min(Math.max(0, Math.trunc(quantity)), left)
  const { [line]: _, ...others } = draft.quantities
  return { ...draft, quantities: kept === 0 ? others : { ...others, [line]: kept } }
}

/** Everything that is left of every line. */
export function withAll(draft: ReturnDraft, found: SoldBefore): ReturnDraft {
  const left = leftToReturn(found.sale, found.returns)
  const quantities = Object.fromEntries(
    left.flatMap(({ quantity }, line) => (quantity > 0 ? [[line, quantity]] : [])),
  )
  return { ...draft, quantities }
}

/** What stands around a return besides what was chosen. */
export type ReturnFrame = Omit<ReturnContext, 'reason' | 'refunds'>

/** The body of sale.returned as it will be journaled, or what is still missing. */
export function returnOf(
  draft: ReturnDraft,
  found: SoldBefore,
  frame: ReturnFrame,
): Result<SaleReturned, ReturnError> {
  const items = Object.entries(draft.quantities).map(([line, quantity]) => ({
    saleLine: Number(line),
    quantity,
  }))
  return buildReturn(found, items, { ...frame, reason: draft.reason, refunds: refundsOf(draft, found) })
}

/** The same figures while the reason is still to be typed: what the screen shows is what the slip will say. */
export function previewReturn(
  draft: ReturnDraft,
  found: SoldBefore,
  frame: ReturnFrame,
): Result<SaleReturned, ReturnError> {
  return returnOf({ ...draft, reason: draft.reason.trim() === '' ? '…' : draft.reason }, found, frame)
}

function refundsOf(draft: ReturnDraft, found: SoldBefore): ReturnContext['refunds'] {
  const { method, amount, reference } = draft.refund
  if (method === 'cash') return []
  const whole = amount ?? wholeOf(draft, found)
  return whole === 0 ? [] : [{ method, amount: whole, reference: reference.trim() || null }]
}

/** What the chosen goods come to, before any rounding: non-cash money is never rounded. */
function wholeOf(draft: ReturnDraft, found: SoldBefore): number {
  const cash = { ...draft, refund: CASH, reason: '…' }
  const built = returnOf(cash, found, NO_ROUNDING)
  return built.ok ? built.value.total : 0
}

const NO_ROUNDING = {
  returnId: 'r' as ReturnFrame['returnId'], // never leaves this file
  number: { point: '', till: 1, return: 1 },
  shiftId: null,
  cashier: { id: 'r' as ReturnFrame['cashier']['id'], name: '' },
  approvedBy: null,
  cashStep: 0,
  exchangeSaleId: null,
} as const satisfies ReturnFrame
