import { isCertificateValid } from '../catalogue/certificate.ts'
import type { Producer } from '../catalogue/producer.ts'
import type { Product } from '../catalogue/product.ts'
import type { Ownership } from '../journal/kinds/sale-completed.ts'
import type { Result } from '../result.ts'
import { vatRateFor } from '../tax/vat.ts'
import type { VatMethod } from '../tax/vat-rate.ts'
import type { BusinessDay } from '../time.ts'
import { type LineFigures, type PricedLine, priceLines } from './price-lines.ts'
import type { SaleError } from './sale-error.ts'
import { type RatedLine, type Totals, totalsOf } from './totals.ts'

/** One line of an open cart: the product as the catalogue has it now, and what the cashier chose. */
export type CartLine = LineFigures & {
  product: Product
  producer: Producer
  /** Number of the price (P16) or of the office's suggestion; 0 when typed by hand. */
  priceVersion: number
  ownership: Ownership
  lot: string | null
  expiry: BusinessDay | null
}

/** What prices depend on besides the lines. `saleDiscount`: đồng off the whole sale. */
export type PricingContext = {
  vatMethod: VatMethod
  isSellerGrower: boolean
  day: BusinessDay
  saleDiscount: number
}

export type CartTotals = Totals<RatedLine & { cart: CartLine; isCertified: boolean }>

/** The figures of an open cart: what the screen shows is what the sale will say. */
export function priceCart(cart: readonly CartLine[], context: PricingContext): Result<CartTotals, SaleError> {
  const priced = priceLines(cart)
  if (!priced.ok) return priced
  const lines = cart.map((line, index) => ({
    ...(priced.value[index] as PricedLine), // one for each line
    cart: line,
    vatRate: vatRateFor({ ...context, vatClass: line.product.vatClass, ownership: line.ownership }),
    isCertified: isCertificateValid(line.product.certificate, context.day),
  }))
  return totalsOf(lines, context.saleDiscount)
}
