import type { PointId } from '#shared/ids.ts'
import type { EntryOf } from '#shared/journal/kinds/registry.ts'
import type { PaymentMethod, SaleLine } from '#shared/journal/kinds/sale-completed.ts'
import { unreachable } from '#shared/result.ts'
import type { BusinessDay } from '#shared/time.ts'
import { type LineClass, lineClassOf } from './line-class.ts'

/** Kinds that change a day's money: each counts on its own day. */
type MoneyKind = 'sale.completed' | 'sale.returned' | 'payment.corrected'
export type MoneyEntry = EntryOf<MoneyKind>
export type MoneyFact = {
  [TKind in MoneyKind]: Pick<EntryOf<TKind>, 'pointId' | 'kind' | 'body'>
}[MoneyKind]

/**
 * Sums of lines of one class: quantity in thousandths, money in đồng. gross = amount + discount. What came back is
 * taken off them all, and stands beside them.
 */
export type LineSums = {
  quantity: number
  gross: number
  discount: number
  amount: number
  vat: number
  lineCount: number
  returnQuantity: number
  returnAmount: number
  returnLineCount: number
}

/** Sums of a point's day in đồng, returns taken off; what was paid by each method is net of change and refunds. */
export type DaySums = {
  saleCount: number
  total: number
  rounding: number
  vat: number
  /** Lines of OCOP class whose certificate was valid at the moment of sale. */
  ocopAmount: number
  returnCount: number
  returnTotal: number
  correctionCount: number
} & Record<PaymentMethod, number>

export type LineContribution = { lineClass: LineClass; sums: LineSums }
export type Contribution = { pointId: PointId; day: BusinessDay; lines: LineContribution[]; sums: DaySums }

const NO_SUMS: DaySums = {
  saleCount: 0,
  total: 0,
  rounding: 0,
  vat: 0,
  ocopAmount: 0,
  returnCount: 0,
  returnTotal: 0,
  correctionCount: 0,
  cash: 0,
  vietqr: 0,
  card: 0,
  wallet: 0,
}

/** What one counted entry adds to the rollups of its point on `day`; voiding or re-dating it takes the same out. */
export function contributionsOf(entry: MoneyFact, day: BusinessDay): Contribution {
  const { pointId, kind, body } = entry
  switch (kind) {
    case 'sale.completed': {
      const { total, rounding } = body
      const sums = { ...NO_SUMS, saleCount: 1, total, rounding, ...goodsOf(body.lines, 1) }
      addPaid(sums, body.payments, 1)
      return { pointId, day, lines: linesOf(body, soldSums), sums }
    }
    case 'sale.returned': {
      const { total, rounding } = body
      const back = { returnCount: 1, returnTotal: total, total: 0 - total, rounding: 0 - rounding }
      const sums = { ...NO_SUMS, ...back, ...goodsOf(body.lines, -1) }
      addPaid(sums, body.refunds, -1)
      return { pointId, day, lines: linesOf(body, returnedSums), sums }
    }
    case 'payment.corrected': {
      const sums = { ...NO_SUMS, correctionCount: 1 }
      addPaid(sums, body.before, -1)
      addPaid(sums, body.after, 1)
      return { pointId, day, lines: [], sums }
    }
    default:
      return unreachable(kind)
  }
}

function linesOf(
  { lines, channel }: { lines: readonly SaleLine[]; channel: string },
  sumsOf: (line: SaleLine) => LineSums,
): LineContribution[] {
  return lines.map((line) => ({ lineClass: lineClassOf(line, channel), sums: sumsOf(line) }))
}

function soldSums({ quantity, amount, discount, vat }: SaleLine): LineSums {
  const back = { returnQuantity: 0, returnAmount: 0, returnLineCount: 0 }
  return { quantity, gross: amount + discount, discount, amount, vat, lineCount: 1, ...back }
}

function returnedSums({ quantity, amount, discount, vat }: SaleLine): LineSums {
  return {
    quantity: 0 - quantity,
    gross: 0 - amount - discount,
    discount: 0 - discount,
    amount: 0 - amount,
    vat: 0 - vat,
    lineCount: 0,
    returnQuantity: quantity,
    returnAmount: amount,
    returnLineCount: 1,
  }
}

function goodsOf(lines: readonly SaleLine[], sign: 1 | -1): Pick<DaySums, 'vat' | 'ocopAmount'> {
  let [vat, ocopAmount] = [0, 0]
  for (const line of lines) {
    vat += sign * line.vat
    if (line.ocopClass === 'ocop' && line.isCertified) ocopAmount += sign * line.amount
  }
  return { vat, ocopAmount }
}

function addPaid(
  sums: DaySums,
  parts: readonly { method: PaymentMethod; amount: number }[],
  sign: 1 | -1,
): void {
  for (const { method, amount } of parts) sums[method] += sign * amount
}
