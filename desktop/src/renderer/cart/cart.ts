import { z } from 'zod'
import { producerSchema } from '#shared/catalogue/producer.ts'
import { type Product, productSchema } from '#shared/catalogue/product.ts'
import { saleIdSchema, type SaleId } from '#shared/ids.ts'
import { saleLineSchema } from '#shared/journal/kinds/sale-completed.ts'
import { positiveVndSchema } from '#shared/money.ts'
import { MAX_QUANTITY, positiveQuantitySchema } from '#shared/quantity.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { CartLine } from '#shared/selling/price-cart.ts'
import { businessDaySchema } from '#shared/time.ts'
import type { Catalogue } from '../../core/till.ts'

/**
 * The open cart. Its saleId is minted with the first line and is journaled at most once; prices are those of the
 * moment of the scan, so that the buyer pays what the screen said.
 */
export type Cart = { saleId: SaleId; lines: readonly CartLine[] }

/** Above this a quantity is asked about before it is believed: a barcode scanned into the field is a number too. */
export const QUANTITY_TO_CONFIRM = 100_000

const cartSchema = z.object({
  saleId: saleIdSchema,
  lines: z.array(
    z.object({
      product: productSchema,
      producer: producerSchema,
      quantity: positiveQuantitySchema,
      unitPrice: positiveVndSchema,
      priceVersion: z.int(),
      discount: positiveVndSchema,
      ownership: saleLineSchema.shape.ownership,
      lot: z.string().nullable(),
      expiry: businessDaySchema.nullable(),
    }),
  ),
})

/** One unit of a product as a line, at the price that holds now. */
export function lineOf(product: Product, catalogue: Catalogue): Result<CartLine, 'no-price' | 'no-producer'> {
  const { unitPrice, version } = catalogue.priceOf(product)
  const producer = catalogue.producers.get(product.producerId)
  if (!producer) return err('no-producer')
  if (unitPrice === 0) return err('no-price')
  const figures = { quantity: 1000, unitPrice, priceVersion: version, discount: 0 }
  return ok({ product, producer, ...figures, ownership: { kind: 'own' }, lot: null, expiry: null })
}

/** The cart with one line more, or with one unit more on the line that already sells the same at the same price. */
export function addLine(lines: readonly CartLine[], line: CartLine): { lines: CartLine[]; index: number } {
  const index = lines.findIndex(
    (held) => isSameGoods(held, line) && held.quantity + line.quantity <= MAX_QUANTITY,
  )
  if (index < 0) return { lines: [...lines, line], index: lines.length }
  const changed = lines.map((held, at) =>
    at === index ? { ...held, quantity: held.quantity + line.quantity } : held,
  )
  return { lines: changed, index }
}

export function setQuantity(lines: readonly CartLine[], index: number, quantity: number): CartLine[] {
  return lines.map((line, at) => (at === index ? { ...line, quantity } : line))
}

export function removeLine(lines: readonly CartLine[], index: number): CartLine[] {
  return lines.filter((_, at) => at !== index)
}

/** A quantity as a person types it, in thousandths: "2", "0,25", "1.5". Null when it is none. */
export function parseQuantity(text: string): number | null {
  const match = /^\s*(\d{1,7})(?:[.,](\d{1,3}))?\s*$/.exec(text)
  if (!match) return null
  const quantity = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
  return quantity > 0 && quantity <= MAX_QUANTITY ? quantity : null
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

function isSameGoods(a: CartLine, b: CartLine): boolean {
  return (
    a.product.id === b.product.id &&
    a.unitPrice === b.unitPrice &&
    a.priceVersion === b.priceVersion &&
    a.discount === 0 &&
    b.discount === 0 &&
    a.lot === b.lot &&
    a.ownership.kind === b.ownership.kind
  )
}
