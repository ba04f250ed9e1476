import { scaleRounded } from '../../integer-math.ts'
import { lineVatFaults, type SaleLineFigures, vatFaults } from './sale-faults.ts'

/** The figures of a return, as far as they must agree with one another. */
export type ReturnFigures = {
  vatMethod: string
  of: object | null
  approvedBy: object | null
  lines: readonly (SaleLineFigures & { saleLine: number | null })[]
  vatGroups: readonly { rate: string; amount: number; vat: number }[]
  rounding: number
  total: number
  refunds: readonly { amount: number }[]
}

/**
 * The invariants of a return's figures, those that do not hold. A line's amount and discount are shares of the
 * sale's line and need not be price × quantity to the đồng; without a slip they are.
 */
export function returnFaults(body: ReturnFigures): string[] {
  return [
    ...totalFaults(body),
    ...body.lines.flatMap((line) => lineVatFaults(line, body.vatMethod)),
    ...vatFaults(body),
    ...(body.of === null ? slipFaults(body) : lineFaults(body)),
  ]
}

function totalFaults({ lines, rounding, total, refunds }: ReturnFigures): string[] {
  const amount = lines.reduce((sum, line) => sum + line.amount, 0)
  const refunded = refunds.reduce((sum, refund) => sum + refund.amount, 0)
  return [
    ...(amount + rounding === total ? [] : ['lines and rounding do not add up to the total']),
    ...(refunded === total ? [] : ['refunds are not the total exactly']),
  ]
}

function slipFaults({ lines, approvedBy }: ReturnFigures): string[] {
  const isPriced = (line: SaleLineFigures) =>
    scaleRounded(line.unitPrice, line.quantity, 1000) - line.discount === line.amount
  return [
    ...(approvedBy === null ? ['a return without a slip that nobody approved'] : []),
    ...(lines.some((line) => line.saleLine !== null) ? ['a line of a sale that is not named'] : []),
    ...(lines.every(isPriced) ? [] : ['a line is not price × quantity − discount']),
  ]
}

function lineFaults({ lines }: ReturnFigures): string[] {
  const named = lines.map((line) => line.saleLine)
  if (named.includes(null)) return ['a line that names none of the sale']
  return new Set(named).size === named.length ? [] : ['a line of the sale is named twice']
}
