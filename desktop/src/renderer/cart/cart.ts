import { z } from 'zod'
import { producerSchema } from '#shared/catalogue/producer.ts'
import { type Product, productSchema } from '#shared/catalogue/product.ts'
import { saleIdSchema, type SaleId } from '#shared/ids.ts'
import { type StaffRef, staffRefSchema } from '#shared/journal/common.ts'
import { paymentMethodSchema, saleLineSchema } from '#shared/journal/kinds/sale-completed.ts'
import { positiveVndSchema } from '#shared/money.ts'
import { MAX_QUANTITY, positiveQuantitySchema } from '#shared/quantity.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Tender } from '#shared/selling/payments.ts'
import type { CartLine } from '#shared/selling/price-cart.ts'
import { type Buyer, writeSide } from '#shared/selling/buyer.ts'
import { businessDaySchema } from '#shared/time.ts'
import type { Catalogue } from '../../core/till.ts'
import { type Discount, discountOn, discountSchema } from './discount.ts'
import { discountBase, grossOf } from './discount-base.ts'

/** A line of the open cart. `discount` is always what `discountAs` takes off at this quantity. */
export type OpenLine = CartLine & { discountAs: Discount | null }

/**
 * The open cart. Its saleId is minted with the first line and is journaled at most once; prices are those of the
 * moment of the scan, so that the buyer pays what the screen said.
 */
export type Cart = {
  saleId: SaleId
  lines: readonly OpenLine[]
  /** Off the whole sale, after the discounts of its lines. */
  discount: Discount | null
  /** How the sale came: "till" over the counter. */
  channel: string
  /** The fair at which it is sold, null otherwise. */
  event: string | null
  /** What was taken already of a split payment; it outlives a power cut. */
  tenders: readonly Tender[]
  /** A VietQR code is before the buyer, of so many đồng (null: all that is left): it may be paid at any moment. */
  qr: { amount: number | null } | null
  /** How much a manager allowed to be taken off, above the cashier's limit. */
  approval: { by: StaffRef; basisPoints: number; amount: number } | null
  /** Who wants an invoice, with the salt of the side beside the sale: both go where the cart goes and no further. */
  buyer: (Buyer & { salt: string }) | null
}

/** Above this a quantity is asked about before it is believed: a barcode scanned into the field is a number too. */
export const QUANTITY_TO_CONFIRM = 100_000

export const CHANNEL_TILL = 'till'

const tenderSchema = z.object({
  method: paymentMethodSchema,
  given: positiveVndSchema,
  reference: z.string().nullable(),
})

const buyerSchema = z.object({
  name: z.string(),
  taxCode: z.string(),
  address: z.string(),
  email: z.string(),
  phone: z.string(),
  salt: z.string(),
})

const cartSchema = z.object({
  saleId: saleIdSchema,
  discount: discountSchema.nullable().default(null),
  channel: z.string().default(CHANNEL_TILL),
  event: z.string().nullable().default(null),
  tenders: z.array(tenderSchema).default([]),
  qr: z.object({ amount: z.int().nullable() }).nullable().default(null),
  approval: z.object({ by: staffRefSchema, basisPoints: z.int(), amount: z.int() }).nullable().default(null),
  buyer: buyerSchema.nullable().default(null),
  lines: z.array(
    z.object({
      product: productSchema,
      producer: producerSchema,
      quantity: positiveQuantitySchema,
      unitPrice: positiveVndSchema,
      priceVersion: z.int(),
      discount: positiveVndSchema,
      discountAs: discountSchema.nullable().default(null),
      ownership: saleLineSchema.shape.ownership,
      lot: z.string().nullable(),
      expiry: businessDaySchema.nullable(),
    }),
  ),
})

/** One unit of a product as a line, at the price that holds now. */
export function lineOf(product: Product, catalogue: Catalogue): Result<OpenLine, 'no-price' | 'no-producer'> {
  const { unitPrice, version } = catalogue.priceOf(product)
  const producer = catalogue.producers.get(product.producerId)
  if (!producer) return err('no-producer')
  if (unitPrice === 0) return err('no-price')
  const figures = { quantity: 1000, unitPrice, priceVersion: version, discount: 0, discountAs: null }
  return ok({ product, producer, ...figures, ownership: { kind: 'own' }, lot: null, expiry: null })
}

/** The lines with one more, or with its quantity added to the line that already sells the same at the same price. */
export function addLine(lines: readonly OpenLine[], line: OpenLine): { lines: OpenLine[]; index: number } {
  const index = lines.findIndex(
    (held) => isSameGoods(held, line) && held.quantity + line.quantity <= MAX_QUANTITY,
  )
  const held = lines[index]
  if (!held) return { lines: [...lines, line], index: lines.length }
  return { lines: setQuantity(lines, index, held.quantity + line.quantity), index }
}

export function setQuantity(lines: readonly OpenLine[], index: number, quantity: number): OpenLine[] {
  return lines.map((line, at) => (at === index ? discounted({ ...line, quantity }) : line))
}

export function setLineDiscount(
  lines: readonly OpenLine[],
  index: number,
  discountAs: Discount | null,
): OpenLine[] {
  return lines.map((line, at) => (at === index ? discounted({ ...line, discountAs }) : line))
}

export function removeLine(lines: readonly OpenLine[], index: number): OpenLine[] {
  return lines.filter((_, at) => at !== index)
}

/** The đồng that the cart's own discount takes off. */
export function saleDiscountOf({ lines, discount }: Pick<Cart, 'lines' | 'discount'>): number {
  return discountOn(discountBase({ lines }, null), discount)
}

function discounted(line: OpenLine): OpenLine {
  return { ...line, discount: discountOn(grossOf(line), line.discountAs) }
}

/** A quantity as a person types it, in thousandths: "2", "0,25", "1.5". Null when it is none. */
export function parseQuantity(text: string): number | null {
  const match = /^\s*(\d{1,7})(?:[.,](\d{1,3}))?\s*$/.exec(text)
  if (!match) return null
  const quantity = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
  return quantity > 0 && quantity <= MAX_QUANTITY ? quantity : null
}

/** The buyer's data as it goes beside the sale of this cart; null when no invoice was asked for. */
export function sideOf({ buyer }: Pick<Cart, 'buyer'>): string | null {
  return buyer && writeSide(buyer, buyer.salt)
}

/** The cart as it is kept over a restart. */
export function writeCart(cart: Cart): string {
  return JSON.stringify(cart)
}

/** A kept cart; null when it is none that this version can sell. */
export function readCart(json: string): Cart | null {
  try {
    const read = cartSchema.safeParse(JSON.parse(json))
    return read.success && read.data.lines.length > 0 ? read.data : null
  } catch {
    return null
  }
}

function isSameGoods(a: OpenLine, b: OpenLine): boolean {
  return (
    a.product.id === b.product.id &&
    a.unitPrice === b.unitPrice &&
    a.priceVersion === b.priceVersion &&
    a.discountAs === null &&
    b.discountAs === null &&
    a.lot === b.lot &&
    a.ownership.kind === b.ownership.kind
  )
}
