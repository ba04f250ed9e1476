import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import { periodStart } from '../db/period-grain.ts'

export type ProvinceMonth = {
  month: BusinessDay
  saleCount: number
  total: number
  ocopAmount: number
  /** Points with at least one sale. */
  pointCount: number
}

/** What the whole province sold by month, both months included; today's month up to today (P11). */
export async function provinceMonths(
  db: Queryable,
  { from, to, today }: { from: BusinessDay; to: BusinessDay; today: BusinessDay },
): Promise<ProvinceMonth[]> {
  const { rows } = await db.query<ProvinceMonth>(
    `select month, sum(sale_count)::int as "saleCount", sum(total)::bigint as total,
       sum(ocop_amount)::bigint as "ocopAmount", count(distinct point_id) filter (where sale_count > 0)::int as "pointCount"
     from (
       select first_day as month, point_id, sale_count, total, ocop_amount from point_period
       where grain = 'month' and first_day between $1 and $2 and first_day < $3
       union all
       select $3, point_id, sale_count, total, ocop_amount from point_daily
       where day between $3 and $4 and $3 between $1 and $2
     ) part group by month order by month`,
    [from, to, periodStart('month', today), today],
  )
  return rows
}
