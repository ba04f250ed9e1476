import { scaleRounded } from '#shared/integer-math.ts'
import { MAX_QUANTITY } from '#shared/quantity.ts'
import type { OpenLine } from './cart.ts'

/** What a scale's label says: thousandths of the unit, or the đồng for all of it. */
type Label = { value: 'weight' | 'price'; amount: number }

/** The line with the quantity of its label; of a label with a price, the quantity that comes to it. Null when it is none. */
export function labelledLine(line: OpenLine, { value, amount }: Label): OpenLine | null {
  if (line.unitPrice === 0) return null
  const quantity = value === 'weight' ? amount : scaleRounded(amount, 1000, line.unitPrice)
  return quantity > 0 && quantity <= MAX_QUANTITY ? { ...line, quantity } : null
}
