import type { PointId } from '#shared/ids.ts'
import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import { type LateSales, lateSales } from './late-sales.ts'
import type { Period } from './period.ts'

/**
 * Sums in đồng, returns taken off. total = lines' amounts + rounding; by method what was kept, net of change and
 * refunds. What came back stands beside: total + returnTotal is what was sold.
 */
export type SaleSums = {
  saleCount: number
  total: number
  rounding: number
  vat: number
  /** Lines of OCOP class whose certificate was valid at the moment of sale. */
  ocopAmount: number
  cash: number
  vietqr: number
  card: number
  wallet: number
  returnCount: number
  returnTotal: number
  /** Payments put right; their total stays. */
  correctionCount: number
}

/** `late`: what of it came after the day had ended, null when all was there. */
export type DayOfSales = { day: BusinessDay; late: LateSales | null } & SaleSums

/** One product in all its lines, returns taken off; quantity in thousandths of the unit, gross = amount + discount. */
export type ProductOfSales = {
  productId: string
  productName: string
  producerName: string
  unit: string
  quantity: number
  gross: number
  discount: number
  amount: number
  vat: number
  ocopAmount: number
  lineCount: number
  /** What came back of it. */
  returnQuantity: number
  returnAmount: number
  returnLineCount: number
}

export type PointSales = {
  /** Newest first; days on which nothing was sold, brought back or corrected are left out. */
  days: DayOfSales[]
  /** Largest amount first. */
  products: ProductOfSales[]
  total: SaleSums
  /** Days after today, whatever the period: a till's clock runs ahead, and nothing of it is in the figures above. */
  later: { saleCount: number; total: number; days: number }
}

export type PointSalesInput = Period & { pointId: PointId; today: BusinessDay }

/** A point's sales by day and by product, days of the period up to today (P11). */
export async function salesOfPoint(db: Queryable, input: PointSalesInput): Promise<PointSales> {
  const { pointId, from, to, today } = input
  const last = to < today ? to : today
  const late = await lateSales(db, { pointId, from, to: last })
  const days = (await loadDays(db, [pointId, from, last])).map((sums) => ({
    ...sums,
    late: late.get(sums.day) ?? null,
  }))
  const products = await loadProducts(db, [pointId, from, last])
  return { days, products, total: sumOf(days), later: await loadLater(db, [pointId, today]) }
}

async function loadDays(
  db: Queryable,
  values: [PointId, BusinessDay, BusinessDay],
): Promise<Omit<DayOfSales, 'late'>[]> {
  const { rows } = await db.query<Omit<DayOfSales, 'late'>>(
    `select day, sale_count as "saleCount", total, rounding, vat, ocop_amount as "ocopAmount", cash, vietqr, card,
       wallet, return_count as "returnCount", return_total as "returnTotal", correction_count as "correctionCount"
     from point_daily where point_id = $1 and day between $2 and $3 order by day desc`,
    values,
  )
  return rows
}

/** A product that was renamed within the period bears its last name in alphabetical order; its sums are one. */
async function loadProducts(
  db: Queryable,
  values: [PointId, BusinessDay, BusinessDay],
): Promise<ProductOfSales[]> {
  const { rows } = await db.query<ProductOfSales>(
    `select c.product_id as "productId", max(c.product_name) as "productName", max(c.producer_name) as "producerName",
       max(c.unit) as unit, sum(s.quantity)::bigint as quantity, sum(s.gross)::bigint as gross,
       sum(s.discount)::bigint as discount, sum(s.amount)::bigint as amount, sum(s.vat)::bigint as vat,
       coalesce(sum(s.amount) filter (where c.ocop_class = 'ocop' and c.is_certified), 0)::bigint as "ocopAmount",
       sum(s.line_count)::int as "lineCount", sum(s.return_quantity)::bigint as "returnQuantity",
       sum(s.return_amount)::bigint as "returnAmount", sum(s.return_line_count)::int as "returnLineCount"
     from sales_daily s join line_class c on c.id = s.class_id
     where s.point_id = $1 and s.day between $2 and $3
     group by c.product_id order by sum(s.amount) desc, c.product_id`,
    values,
  )
  return rows
}

async function loadLater(db: Queryable, values: [PointId, BusinessDay]): Promise<PointSales['later']> {
  const { rows } = await db.query<PointSales['later']>(
    `select coalesce(sum(sale_count), 0)::int as "saleCount", coalesce(sum(total), 0)::bigint as total,
       count(*)::int as days
     from point_daily where point_id = $1 and day > $2`,
    values,
  )
  return rows[0] ?? { saleCount: 0, total: 0, days: 0 }
}

function sumOf(days: readonly DayOfSales[]): SaleSums {
  const sums: SaleSums = {
    saleCount: 0,
    total: 0,
    rounding: 0,
    vat: 0,
    ocopAmount: 0,
    cash: 0,
    vietqr: 0,
    card: 0,
    wallet: 0,
    returnCount: 0,
    returnTotal: 0,
    correctionCount: 0,
  }
  for (const day of days) for (const key of Object.keys(sums) as (keyof SaleSums)[]) sums[key] += day[key]
  return sums
}
