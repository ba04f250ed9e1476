import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { OperatorId, SaleId, ShiftId } from '../ids.ts'
import type { StaffRef } from '../journal/common.ts'
import { MAX_TEXT_BYTES } from '../journal/entry.ts'
import type { EntryHash } from '../journal/hash.ts'
import type { SaleCompleted, SaleLine } from '../journal/kinds/sale-completed.ts'
import { err, ok, type Result } from '../result.ts'
import type { VatMethod } from '../tax/vat-rate.ts'
import { settle, type Tender } from './payments.ts'
import { plainText, plainTextOrNull } from './plain-text.ts'
import { type CartLine, type CartTotals, type PricingContext, priceCart } from './price-cart.ts'
import { type SaleError, saleError } from './sale-error.ts'
import type { SaleNumber } from './sale-number.ts'

/** All of a sale that is not in its cart. */
export type SaleContext = Omit<PricingContext, 'vatMethod'> & {
  saleId: SaleId
  number: SaleNumber
  operator: { id: OperatorId; vatMethod: VatMethod }
  shiftId: ShiftId | null
  cashier: StaffRef
  /** Whose PIN let what the cashier alone may not do. */
  approvedBy?: StaffRef | null
  /** That the buyer's age was asked for; left out where nothing asks for it. */
  isAgeConfirmed?: boolean
  /** "till" over the counter; others as the shop names them. */
  channel: string
  event: string | null
  tenders: readonly Tender[]
  /** Cash is rounded to this many đồng; 0 when the shop does not round. */
  cashStep: number
  sideHash: EntryHash | null
}

const MAX_LINES = 500
/** What is left of a text for its body: the envelope takes less than 1 KiB. */
export const MAX_BODY_BYTES = MAX_TEXT_BYTES - 1024

/** Makes the body of sale.completed, or says what keeps the cart from being a sale. Never throws on what was typed. */
export function buildSale(cart: readonly CartLine[], context: SaleContext): Result<SaleCompleted, SaleError> {
  if (cart.length > MAX_LINES) return err(saleError('too-many-lines', { value: cart.length }))
  const priced = priceCart(cart, { ...context, vatMethod: context.operator.vatMethod })
  if (!priced.ok) return priced
  const settled = settle(priced.value.amount, context.tenders, context.cashStep)
  if (!settled.ok) return settled
  const sale: SaleCompleted = {
    saleId: context.saleId,
    number: context.number,
    operatorId: context.operator.id,
    vatMethod: context.operator.vatMethod,
    shiftId: context.shiftId,
    cashier: staffRef(context.cashier),
    ...(context.approvedBy ? { approvedBy: staffRef(context.approvedBy) } : {}),
    ...(context.isAgeConfirmed === undefined ? {} : { isAgeConfirmed: context.isAgeConfirmed }),
    channel: plainText(context.channel),
    event: plainTextOrNull(context.event),
    lines: priced.value.lines.map(saleLine),
    vatGroups: priced.value.vatGroups,
    rounding: settled.value.rounding,
    total: settled.value.total,
    payments: settled.value.payments.map((payment) => {
      return { ...payment, reference: plainTextOrNull(payment.reference) }
    }),
    sideHash: context.sideHash,
  }
  const bytes = utf8ToBytes(JSON.stringify(sale)).length
  return bytes > MAX_BODY_BYTES ? err(saleError('too-many-lines', { value: cart.length })) : ok(sale)
}

/** Who did it, as an entry tells it. */
export function staffRef({ id, name }: StaffRef): StaffRef {
  return { id, name: plainText(name) }
}

/** A priced line as an entry tells it. */
export function saleLine(line: CartTotals['lines'][number]): SaleLine {
  const { product, producer, priceVersion, ownership, lot, expiry } = line.cart
  return {
    productId: product.id,
    productName: plainText(product.name),
    producerId: producer.id,
    producerName: plainText(producer.name),
    unit: plainText(product.unit),
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    priceVersion,
    discount: line.discount,
    ...(line.saleDiscount > 0 ? { saleDiscount: line.saleDiscount } : {}),
    amount: line.amount,
    vat: line.vat,
    vatClass: product.vatClass,
    vatRate: line.vatRate,
    ownership,
    ocopClass: product.ocopClass,
    group: product.group,
    star: product.certificate?.star ?? 0,
    isCertified: line.isCertified,
    origin: producer.provinceCode,
    lot: plainTextOrNull(lot),
    expiry,
  }
}
