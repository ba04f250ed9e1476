import { scaleRounded } from '../integer-math.ts'
import type { SaleLine } from '../journal/kinds/sale-completed.ts'
import type { ReturnLine } from '../journal/kinds/sale-returned.ts'

/** Thousandths and đồng of one line: sold, back, or left. Plain integers: two tills may give back more than was sold. */
export type LineShare = { quantity: number; amount: number; discount: number; vat: number }

type Returned = { lines: readonly (LineShare & Pick<ReturnLine, 'saleLine'>)[] }

/** What of each line of a sale is back, by all the returns that name it; the order of them is no matter. */
export function returnedOf(sale: { lines: readonly LineShare[] }, returns: readonly Returned[]): LineShare[] {
  const sums = sale.lines.map(() => ({ quantity: 0, amount: 0, discount: 0, vat: 0 }))
  for (const { saleLine, ...share } of returns.flatMap(({ lines }) => lines)) {
    const sum = sums[saleLine ?? -1]
    if (!sum) continue
    sum.quantity += share.quantity
    sum.amount += share.amount
    sum.discount += share.discount
    sum.vat += share.vat
  }
  return sums
}

/** What of each line may still come back, as far as these returns are all; never below 0. */
export function leftToReturn(
  sale: { lines: readonly LineShare[] },
  returns: readonly Returned[],
): LineShare[] {
  const returned = returnedOf(sale, returns)
  return sale.lines.map((line, index) => {
    const back = returned[index] ?? { quantity: 0, amount: 0, discount: 0, vat: 0 }
    return {
      quantity: Math.max(0, line.quantity - back.quantity),
      amount: Math.max(0, line.amount - back.amount),
      discount: Math.max(0, line.discount - back.discount),
      vat: Math.max(0, line.vat - back.vat),
    }
  })
}

/**
 * Which lines of a sale came back beyond what was sold (T38): in thousandths, or in đồng beyond the one that rounding
 * may give each return made without knowing of the others. A line that the sale has not is one too many.
 */
export function overReturned(sale: { lines: readonly LineShare[] }, returns: readonly Returned[]): number[] {
  const parts = Map.groupBy(
    returns.flatMap(({ lines }) => lines),
    (line) => line.saleLine ?? -1,
  )
  const sumOf = (back: readonly LineShare[], field: keyof LineShare) =>
    back.reduce((sum, part) => sum + part[field], 0)
  return [...parts].flatMap(([saleLine, back]) => {
    const line = sale.lines[saleLine] ?? { quantity: 0, amount: 0 }
    const isOver =
      sumOf(back, 'quantity') > line.quantity || sumOf(back, 'amount') >= line.amount + back.length
    return isOver ? [saleLine] : []
  })
}

/**
 * The share of a line that `quantity` of it brings back when `left` is left (SPEC §4.2): all that is back then is to
 * the line as the quantity that is back to the quantity sold, rounded. Whatever the pieces, they add up to the line.
 */
export function shareOf(
  line: Pick<SaleLine, 'quantity' | 'amount' | 'discount' | 'vat'>,
  left: LineShare,
  quantity: number,
): LineShare {
  const through = line.quantity - left.quantity + quantity
  const due = (whole: number, leftOfIt: number) =>
    Math.max(0, scaleRounded(whole, through, line.quantity) - (whole - leftOfIt))
  const amount = due(line.amount, left.amount)
  return {
    quantity,
    amount,
    discount: due(line.discount, left.discount),
    vat: Math.min(due(line.vat, left.vat), amount),
  }
}
