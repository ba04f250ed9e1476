import { z } from 'zod'
import { paymentMethodSchema } from './sale-completed.ts'
import { vatRateSchema } from '../../tax/vat-rate.ts'

/** Sums of a shift or a till's life, far above what one field may hold and still exact. */
const MAX_SUM = 1_000_000_000_000_000
const sum = z.int().min(0).max(MAX_SUM)
const signedSum = z.int().min(-MAX_SUM).max(MAX_SUM)
const count = z.int().min(0).max(1_000_000_000)

/** What a Z prints beside what shift.closed always held. đồng; voided sales are in none of it. */
export const shiftReportSchema = z.object({
  /** Counts the till's closings without a gap. */
  number: z.int().min(1).max(1_000_000_000),
  float: sum,
  paidIn: sum,
  paidOut: sum,
  returnCount: count,
  returnTotal: sum,
  correctionCount: count,
  /** Discounts of the sales, and the rounding of sales less that of returns. */
  discount: sum,
  rounding: signedSum,
  /** One for each method that was used: kept of sales, corrections applied, and handed back. */
  methods: z.array(z.object({ method: paymentMethodSchema, taken: signedSum, refunded: sum })).max(20),
  /** Sales less returns, one for each rate. */
  vatGroups: z.array(z.object({ rate: vatRateSchema, amount: signedSum, vat: signedSum })).max(20),
  /** Perpetual totals: all shifts of this till up to and with this one. They never go down. */
  grandTotals: z.object({ saleCount: count, saleTotal: sum, returnCount: count, returnTotal: sum }),
})
export type ShiftReport = z.infer<typeof shiftReportSchema>

type Closed = { expected: number; saleCount: number; saleTotal: number; report?: ShiftReport | undefined }

/** The invariants of a Z's figures, those that do not hold. */
export function reportFaults({ expected, saleCount, saleTotal, report }: Closed): string[] {
  if (!report) return []
  const { methods, grandTotals, returnCount, returnTotal } = report
  const cash = methods.find(({ method }) => method === 'cash') ?? { taken: 0, refunded: 0 }
  const inDrawer = report.float + cash.taken - cash.refunded + report.paidIn - report.paidOut
  const checks: [isTrue: boolean, fault: string][] = [
    [new Set(methods.map(({ method }) => method)).size === methods.length, 'a method twice'],
    [new Set(report.vatGroups.map(({ rate }) => rate)).size === report.vatGroups.length, 'a rate twice'],
    [inDrawer === expected, 'expected is not float + cash − cash refunds ± paid in and out'],
    [sumOf(methods, ({ taken }) => taken) === saleTotal, 'methods do not come to the sales'],
    [sumOf(methods, ({ refunded }) => refunded) === returnTotal, 'methods do not come to the returns'],
    [grandTotals.saleCount >= saleCount && grandTotals.saleTotal >= saleTotal, 'more sales than ever'],
    [
      grandTotals.returnCount >= returnCount && grandTotals.returnTotal >= returnTotal,
      'more returns than ever',
    ],
  ]
  return checks.filter(([isTrue]) => !isTrue).map(([, fault]) => fault)
}

function sumOf<TItem>(items: readonly TItem[], value: (item: TItem) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
