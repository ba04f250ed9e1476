import { scaleRounded } from '#shared/integer-math.ts'
import type { PointRow } from '#shared/protocol/feed.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import type { Result } from '#shared/result.ts'
import { buildReturnWithoutSlip, type ReturnContext } from '#shared/selling/return.ts'
import type { ReturnError } from '#shared/selling/return-error.ts'
import type { BusinessDay } from '#shared/time.ts'
import { CHANNEL_TILL } from '../cart/cart.ts'
import type { ReturnFrame } from './return-draft.ts'
import type { LooseDraft } from './return-flow.ts'

type Around = { point: PointRow; day: BusinessDay; frame: ReturnFrame }

/** The body of a return that names no sale: priced as a sale of today would be. */
export function looseReturnOf(
  draft: LooseDraft,
  { point, day, frame }: Around,
): Result<SaleReturned, ReturnError> {
  const { operator } = point
  const selling = {
    operator,
    isSellerGrower: operator.isSellerGrower,
    day,
    saleDiscount: 0,
    channel: CHANNEL_TILL,
    event: null,
  }
  return buildReturnWithoutSlip(draft.lines, selling, {
    ...frame,
    reason: draft.reason,
    refunds: refundsOf(draft),
  })
}

function refundsOf({ lines, refund }: LooseDraft): ReturnContext['refunds'] {
  const { method, amount, reference } = refund
  if (method === 'cash') return []
  const whole = amount ?? lines.reduce((sum, line) => sum + amountOf(line), 0)
  return whole === 0 ? [] : [{ method, amount: whole, reference: reference.trim() || null }]
}

/** Price × quantity, rounded as a sale's line is. */
function amountOf({ quantity, unitPrice, discount }: LooseDraft['lines'][number]): number {
  return scaleRounded(unitPrice, quantity, 1000) - discount
}
