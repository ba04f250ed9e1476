import { scaleRounded } from '../integer-math.ts'
import { MAX_VND, type Vnd, vnd } from '../money.ts'
import { MAX_QUANTITY, type Quantity, quantity } from '../quantity.ts'
import { err, ok, type Result } from '../result.ts'
import { type SaleError, type SaleErrorCode, saleError } from './sale-error.ts'

/** A line as typed or scanned: đồng for one unit, thousandths of the unit, đồng off the line. */
export type LineFigures = { unitPrice: number; quantity: number; discount: number }

/** amount = unitPrice × quantity, rounded once, − discount. */
export type PricedLine = { unitPrice: Vnd; quantity: Quantity; discount: Vnd; amount: Vnd }

/** Prices one line; whatever was typed is an answer. */
export function priceLine(line: LineFigures): Result<PricedLine, SaleErrorCode> {
  if (!isWholeWithin(line.quantity, 1, MAX_QUANTITY)) return err('bad-quantity')
  if (!isWholeWithin(line.unitPrice, 0, MAX_VND)) return err('bad-price')
  if (!isWholeWithin(line.discount, 0, MAX_VND)) return err('bad-discount')
  const gross = scaleRounded(line.unitPrice, line.quantity, 1000)
  if (gross > MAX_VND) return err('amount-too-large')
  if (line.discount > gross) return err('discount-above-amount')
  return ok({
    unitPrice: vnd(line.unitPrice),
    quantity: quantity(line.quantity),
    discount: vnd(line.discount),
    amount: vnd(gross - line.discount),
  })
}

/** Prices all lines, or names the first that cannot be priced and what was typed there. */
export function priceLines(lines: readonly LineFigures[]): Result<PricedLine[], SaleError> {
  const priced: PricedLine[] = []
  for (const [index, line] of lines.entries()) {
    const result = priceLine(line)
    if (!result.ok)
      return err(saleError(result.error, { line: index, value: typedValue(line, result.error) }))
    priced.push(result.value)
  }
  return ok(priced)
}

function typedValue(line: LineFigures, code: SaleErrorCode): number {
  if (code === 'bad-quantity') return line.quantity
  return code === 'bad-price' || code === 'amount-too-large' ? line.unitPrice : line.discount
}

function isWholeWithin(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max
}
