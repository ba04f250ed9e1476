import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import { type MonthStart, monthOf } from './period.ts'

export type ProvinceMonth = {
  month: MonthStart
  saleCount: number
  total: number
  ocopAmount: number
  /** Points with at least one sale. */
  pointCount: number
}

/** What the whole province sold by month, both months included; today's month up to today (P11). */
export async function provinceMonths(
  db: Queryable,
  { from, to, today }: { from: MonthStart; to: MonthStart; today: BusinessDay },
): Promise<ProvinceMonth[]> {
  const { rows } = await db.query<ProvinceMonth>(
    `select month, sum(sale_count)::int as "saleCount", sum(total)::bigint as total,
       sum(ocop_amount)::bigint as "ocopAmount", count(distinct point_id)::int as "pointCount"
     from (
       select month, point_id, sale_count, total, ocop_amount from point_monthly
       where month between $1 and $2 and month < $3
       union all
       select $3, point_id, sale_count, total, ocop_amount from point_daily
       where day between $3 and $4 and $3 between $1 and $2
     ) part group by month order by month`,
    [from, to, monthOf(today), today],
  )
  return rows
}
