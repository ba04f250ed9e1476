import type { PointId } from '#shared/ids.ts'
import type { PaymentMethod, SaleCompleted, SaleLine } from '#shared/journal/kinds/sale-completed.ts'
import type { BusinessDay } from '#shared/time.ts'
import { type LineClass, lineClassOf } from './line-class.ts'

/** Sums of lines of one class: quantity in thousandths, money in đồng. gross = amount + discount. */
export type LineSums = {
  quantity: number
  gross: number
  discount: number
  amount: number
  vat: number
  lineCount: number
}

/** Sums of a point's day in đồng; what was paid by each method is net of change. */
export type DaySums = {
  saleCount: number
  total: number
  rounding: number
  vat: number
  /** Lines of OCOP class whose certificate was valid at the moment of sale. */
  ocopAmount: number
} & Record<PaymentMethod, number>

export type LineContribution = { lineClass: LineClass; sums: LineSums }
export type Contribution = { pointId: PointId; day: BusinessDay; lines: LineContribution[]; sums: DaySums }

/** What one counted sale adds to the rollups of its point on `day`; voiding or re-dating it takes the same out. */
export function contributionsOf(
  entry: { pointId: PointId; body: SaleCompleted },
  day: BusinessDay,
): Contribution {
  const { pointId, body } = entry
  const lines = body.lines.map((line) => ({
    lineClass: lineClassOf(line, body.channel),
    sums: lineSumsOf(line),
  }))
  return { pointId, day, lines, sums: daySumsOf(body) }
}

function lineSumsOf({ quantity, amount, discount, vat }: SaleLine): LineSums {
  return { quantity, gross: amount + discount, discount, amount, vat, lineCount: 1 }
}

function daySumsOf(sale: SaleCompleted): DaySums {
  const sums: DaySums = {
    saleCount: 1,
    total: sale.total,
    rounding: sale.rounding,
    vat: 0,
    ocopAmount: 0,
    cash: 0,
    vietqr: 0,
    card: 0,
    wallet: 0,
  }
  for (const line of sale.lines) {
    sums.vat += line.vat
    if (line.ocopClass === 'ocop' && line.isCertified) sums.ocopAmount += line.amount
  }
  for (const payment of sale.payments) sums[payment.method] += payment.amount
  return sums
}
