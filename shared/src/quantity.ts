import { z } from 'zod'
import { branded } from './branded.ts'
import { scaleRounded } from './integer-math.ts'
import { type Vnd, vnd } from './money.ts'

declare const quantityBrand: unique symbol
/** Thousandths of the product's unit: 1 piece = 1000, 250 g of a product sold by the kilogram = 250. */
export type Quantity = number & { readonly [quantityBrand]: true }

/** Largest quantity of one line, either sign: one million units. */
export const MAX_QUANTITY = 1_000_000_000

/** Makes a quantity from thousandths; throws RangeError on a fraction or beyond ±MAX_QUANTITY. */
export function quantity(thousandths: number): Quantity {
  if (!Number.isSafeInteger(thousandths) || Math.abs(thousandths) > MAX_QUANTITY)
    throw new RangeError(`not a quantity in thousandths: ${thousandths}`)
  return (thousandths === 0 ? 0 : thousandths) as Quantity
}

/** Whole units: units(2) is 2000 thousandths. */
export function units(count: number): Quantity {
  return quantity(count * 1000)
}

export const quantitySchema = branded<Quantity, number>(z.int().min(-MAX_QUANTITY).max(MAX_QUANTITY))
export const positiveQuantitySchema = branded<Quantity, number>(z.int().min(1).max(MAX_QUANTITY))

/** unitPrice × quantity, rounded to whole đồng once. */
export function priceOf(unitPrice: Vnd, amount: Quantity): Vnd {
  return vnd(scaleRounded(unitPrice, amount, 1000))
}
