import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { OperatorId, ReturnId, SaleId, ShiftId } from '../ids.ts'
import type { StaffRef } from '../journal/common.ts'
import type { SaleCompleted } from '../journal/kinds/sale-completed.ts'
import type { Refund, ReturnLine, SaleRef, SaleReturned } from '../journal/kinds/sale-returned.ts'
import { vnd } from '../money.ts'
import { quantity } from '../quantity.ts'
import { err, ok, type Result } from '../result.ts'
import { dueInCash, settle } from './payments.ts'
import { plainText, plainTextOrNull } from './plain-text.ts'
import { type CartLine, type PricingContext, priceCart } from './price-cart.ts'
import { type ReturnError, returnError } from './return-error.ts'
import { type LineShare, leftToReturn, shareOf } from './return-shares.ts'
import { MAX_BODY_BYTES, saleLine, staffRef } from './sale.ts'
import { vatGroupsOf } from './totals.ts'

/** What is brought back of a sale's line, in thousandths. */
export type ReturnItem = { saleLine: number; quantity: number }

/** The sale that goods come back of, and all the returns that are known to name it. */
export type SoldBefore = {
  sale: SaleCompleted
  ref: SaleRef
  returns: readonly SaleReturned[]
}

/** All of a return that is not of its goods. */
export type ReturnContext = {
  returnId: ReturnId
  number: SaleReturned['number']
  shiftId: ShiftId | null
  cashier: StaffRef
  approvedBy: StaffRef | null
  reason: string
  /** What goes back otherwise than in cash; the rest is cash, rounded to `cashStep` đồng (0: not at all). */
  refunds: readonly { method: Exclude<Refund['method'], 'cash'>; amount: number; reference: string | null }[]
  cashStep: number
  exchangeSaleId: SaleId | null
}

/** Makes the body of sale.returned, or says what is wrong. `more-than-left` names the line and what is left of it. */
export function buildReturn(
  { sale, ref, returns }: SoldBefore,
  items: readonly ReturnItem[],
  context: ReturnContext,
): Result<SaleReturned, ReturnError> {
  const left = leftToReturn(sale, returns)
  const error = itemsError(items, left)
  if (error) return err(error)
  const lines = items.flatMap((item): ReturnLine[] => {
    const line = sale.lines[item.saleLine]
    const lineLeft = left[item.saleLine]
    if (!line || !lineLeft) return []
    const { saleDiscount: _, ...rest } = line
    return [{ ...rest, ...branded(shareOf(line, lineLeft, item.quantity)), saleLine: item.saleLine }]
  })
  const { operatorId, vatMethod, channel, event } = sale
  return finish({ of: ref, operatorId, vatMethod, channel, event, lines }, context)
}

/** What a return without a slip is priced by: the cart of the goods at today's prices. */
export type WithoutSlip = Omit<PricingContext, 'vatMethod'> & {
  operator: { id: OperatorId; vatMethod: PricingContext['vatMethod'] }
  channel: string
  event: string | null
}

/** Takes goods back that no sale is named for: only with a manager's approval, at what the cart says. */
export function buildReturnWithoutSlip(
  cart: readonly CartLine[],
  selling: WithoutSlip,
  context: ReturnContext,
): Result<SaleReturned, ReturnError> {
  if (context.approvedBy === null) return err(returnError('needs-approval'))
  const { operator, channel, event } = selling
  const priced = priceCart(cart, { ...selling, vatMethod: operator.vatMethod })
  if (!priced.ok)
    return err(
      priced.error.code === 'no-lines'
        ? returnError('nothing-returned')
        : returnError('cannot-be-priced', priced.error),
    )
  const lines = priced.value.lines.map((line): ReturnLine => {
    const { saleDiscount: _, ...rest } = saleLine(line)
    return { ...rest, saleLine: null }
  })
  const goods = { operatorId: operator.id, vatMethod: operator.vatMethod, channel, event, lines }
  return finish({ of: null, ...goods }, context)
}

type Goods = Pick<SaleReturned, 'of' | 'operatorId' | 'vatMethod' | 'channel' | 'event' | 'lines'>

function finish(goods: Goods, context: ReturnContext): Result<SaleReturned, ReturnError> {
  const reason = plainText(context.reason).trim()
  if (reason === '') return err(returnError('no-reason'))
  const refunded = refund(goods.lines, context)
  if (!refunded.ok) return refunded
  const { returnId, number, shiftId, cashier, approvedBy, exchangeSaleId } = context
  const body: SaleReturned = {
    returnId,
    number,
    of: goods.of,
    operatorId: goods.operatorId,
    vatMethod: goods.vatMethod,
    shiftId,
    cashier: staffRef(cashier),
    approvedBy: approvedBy && staffRef(approvedBy),
    channel: plainText(goods.channel),
    event: plainTextOrNull(goods.event),
    lines: goods.lines,
    vatGroups: vatGroupsOf(goods.lines),
    ...refunded.value,
    reason,
    exchangeSaleId,
  }
  return utf8ToBytes(JSON.stringify(body)).length > MAX_BODY_BYTES
    ? err(returnError('too-many-lines', { value: goods.lines.length }))
    : ok(body)
}

function refund(lines: readonly ReturnLine[], { refunds, cashStep }: ReturnContext) {
  const amount = lines.reduce((sum, line) => sum + line.amount, 0)
  const others = refunds.reduce((sum, other) => sum + other.amount, 0)
  const bad = refunds.find((other) => !Number.isSafeInteger(other.amount) || other.amount <= 0)
  if (bad) return err(returnError('bad-refund', { value: bad.amount }))
  if (others > amount) return err(returnError('refund-above-amount', { value: others - amount }))
  const given = dueInCash(vnd(amount - others), cashStep)
  const cash = others < amount ? [{ method: 'cash' as const, given, reference: null }] : []
  const tenders = refunds.map(({ method, amount: part, reference }) => ({ method, given: part, reference }))
  const settled = settle(vnd(amount), [...tenders, ...cash], cashStep)
  if (!settled.ok) return err(returnError('bad-refund', { value: settled.error.value }))
  const { rounding, total, payments } = settled.value
  return ok({
    rounding,
    total,
    refunds: payments.map(({ method, amount: part, reference }) => {
      return { method, amount: part, reference: plainTextOrNull(reference) }
    }),
  })
}

function itemsError(items: readonly ReturnItem[], left: readonly LineShare[]): ReturnError | null {
  if (items.length === 0) return returnError('nothing-returned')
  const seen = new Set<number>()
  for (const { saleLine: line, quantity: value } of items) {
    const there = left[line]
    if (!there) return returnError('unknown-line', { line })
    if (seen.has(line)) return returnError('line-twice', { line })
    seen.add(line)
    if (!Number.isSafeInteger(value) || value < 1) return returnError('bad-quantity', { line, value })
    if (value > there.quantity) return returnError('more-than-left', { line, value: there.quantity })
  }
  return null
}

function branded(share: LineShare) {
  return {
    quantity: quantity(share.quantity),
    amount: vnd(share.amount),
    discount: vnd(share.discount),
    vat: vnd(share.vat),
  }
}
