import type { PointId } from '#shared/ids.ts'
import { addDays, type BusinessDay, businessDay, startOfDayMs } from '#shared/time.ts'
import type { Queryable } from '../../db/pool.ts'
import { provinceMonths } from '../../reports/province-months.ts'
import { salesOfPoint } from '../../reports/sales-of-point.ts'
import { compareFigures, type Difference, type Figures } from './difference.ts'
import type { Books } from './reckon.ts'

const FIRST = businessDay('0001-01-01')
const LAST = businessDay('9999-12-31')

/** The point's report over all time: its totals, its products, and what lies after today. */
export async function checkPointReport(
  db: Queryable,
  { pointId, today, books }: { pointId: PointId; today: BusinessDay; books: Books },
): Promise<Difference[]> {
  const report = await salesOfPoint(db, { pointId, from: FIRST, to: LAST, today })
  const days = [...books.point_daily].filter(([day]) => day <= today).map(([, row]) => row.figures)
  const later = [...books.point_daily].filter(([day]) => day > today).map(([, row]) => row.figures)
  const lines = [...books.sales_daily.values()].filter((row) => (row.place.day ?? '') <= today)
  const place = { table: 'report salesOfPoint', pointId }
  const late = [...books.sale.values()].filter(
    (row) => isLate(row.figures) && String(row.figures['day']) <= today,
  )
  const products = Map.groupBy(report.products, (product) => product.productId)
  return [
    ...compareFigures(place, report.total, sumOf(days)),
    ...compareFigures(
      { ...place, product: '*' },
      sumOf(report.products.map(amountsOf)),
      sumOf(lines.map((row) => row.figures)),
    ),
    ...[...products].flatMap(([productId, rows]) =>
      rows.length === 1
        ? []
        : [{ ...place, product: productId, figure: 'rows', found: rows.length, expected: 1 }],
    ),
    ...compareFigures(
      place,
      {
        lateCount: sumBy(report.days, (day) => day.late?.count),
        lateTotal: sumBy(report.days, (day) => day.late?.total),
      },
      { lateCount: late.length, lateTotal: sumBy(late, (row) => Number(row.figures['total'])) },
    ),
    ...compareFigures({ ...place, day: LAST }, report.later, {
      days: later.length,
      ...pick(sumOf(later), ['saleCount', 'total']),
    }),
  ]
}

/** Came after its business day had ended. */
function isLate({ day, status, receivedMs }: Figures): boolean {
  const endMs = startOfDayMs(addDays(businessDay(String(day)), 1))
  return status === 'counted' && Number(receivedMs) >= endMs
}

function sumBy<T>(items: readonly T[], figure: (item: T) => number | undefined): number {
  return items.reduce((sum, item) => sum + (figure(item) ?? 0), 0)
}

/** Sums of months over points, so that the province's can be checked once all points are. */
export type ProvinceSums = Map<string, { saleCount: number; total: number; ocopAmount: number }>

export function addToProvince(sums: ProvinceSums, books: Books, today: BusinessDay): void {
  for (const [day, { figures }] of books.point_daily) {
    if (day > today) continue
    const month = `${day.slice(0, 7)}-01`
    const held = sums.get(month) ?? { saleCount: 0, total: 0, ocopAmount: 0 }
    held.saleCount += Number(figures['saleCount'])
    held.total += Number(figures['total'])
    held.ocopAmount += Number(figures['ocopAmount'])
    sums.set(month, held)
  }
}

export async function checkProvinceReport(
  db: Queryable,
  { sums, today }: { sums: ProvinceSums; today: BusinessDay },
): Promise<Difference[]> {
  const months = await provinceMonths(db, { from: FIRST, to: LAST, today })
  const found = new Map(months.map((month) => [String(month.month), month]))
  return [...new Set([...found.keys(), ...sums.keys()])].flatMap((month) => {
    const zero = { saleCount: 0, total: 0, ocopAmount: 0 }
    const { saleCount, total, ocopAmount } = found.get(month) ?? zero
    const place = { table: 'report provinceMonths', pointId: null, day: month }
    return compareFigures(place, { saleCount, total, ocopAmount }, sums.get(month) ?? zero)
  })
}

const AMOUNTS = [
  'quantity',
  'gross',
  'discount',
  'amount',
  'vat',
  'lineCount',
  'returnQuantity',
  'returnAmount',
  'returnLineCount',
] as const

function amountsOf(product: Record<(typeof AMOUNTS)[number], number>): Record<string, number> {
  return pick(product, AMOUNTS)
}

function sumOf(rows: readonly Figures[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) sums[name] = (sums[name] ?? 0) + Number(value)
  return sums
}

function pick(sums: Record<string, number>, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, sums[name] ?? 0]))
}
