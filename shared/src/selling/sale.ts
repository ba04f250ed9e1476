import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { OperatorId, SaleId, ShiftId } from '../ids.ts'
import type { StaffRef } from '../journal/common.ts'
import { MAX_TEXT_BYTES } from '../journal/entry.ts'
import type { EntryHash } from '../journal/hash.ts'
import type { SaleCompleted, SaleLine } from '../journal/kinds/sale-completed.ts'
import { err, ok, type Result } from '../result.ts'
import type { VatMethod } from '../tax/vat-rate.ts'
import { settle, type Tender } from './payments.ts'
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
  /** "till" over the counter; others as the shop names them. */
  channel: string
  event: string | null
  tenders: readonly Tender[]
  /** Cash is rounded to this many đồng; 0 when the shop does not round. */
  cashStep: number
  sideHash: EntryHash | null
}

const MAX_LINES = 500
/** Room the envelope of an entry takes around its body, generously. */
const ENVELOPE_BYTES = 1024

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
    cashier: { id: context.cashier.id, name: plainText(context.cashier.name) },
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
  return bytes > MAX_TEXT_BYTES - ENVELOPE_BYTES
    ? err(saleError('too-many-lines', { value: cart.length }))
    : ok(sale)
}

function saleLine(line: CartTotals['lines'][number]): SaleLine {
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

/** What an entry may hold of a text from outside: no U+0000, no lone surrogate, 400 units; else nobody could read it. */
function plainText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().slice(0, 400).toWellFormed()
}

function plainTextOrNull(text: string | null): string | null {
  return text === null ? null : plainText(text)
}
