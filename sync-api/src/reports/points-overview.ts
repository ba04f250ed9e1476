import type { PointId } from '#shared/ids.ts'
import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import { type Completeness, completeness } from './completeness.ts'
import { periodStart } from '../db/period-grain.ts'

export type Sum = { saleCount: number; total: number }
/** `no-till`: open, and no till of it is enrolled or all are revoked. */
export type PointState = 'not-opened' | 'closed' | 'no-till' | 'selling'

export type PointOverview = {
  id: PointId
  code: string
  name: string
  kind: string
  /** Commune and reporting cluster as they are called today. */
  areaName: string | null
  clusterName: string | null
  state: PointState
  today: Sum
  /** From the first of the month to today. */
  month: Sum
  completeness: Completeness
}

/** Every point with what it sold today and this month, by code. */
export async function pointsOverview(
  db: Queryable,
  { today, nowMs }: { today: BusinessDay; nowMs: number },
): Promise<PointOverview[]> {
  type Row = Omit<PointOverview, 'today' | 'month' | 'completeness'> & {
    figures: [number, number, number, number]
  }
  const from = periodStart('month', today)
  const { rows } = await db.query<Row>(POINTS, [today, from])
  const completenessOf = await completeness(db, { pointIds: null, from, to: today, nowMs })
  return rows.map(({ figures: [saleCount, total, monthCount, monthTotal], ...point }) => ({
    ...point,
    today: { saleCount, total },
    month: { saleCount: monthCount, total: monthTotal },
    completeness: completenessOf(point.id),
  }))
}

const POINTS = `
select p.id, p.code, p.name, p.kind,
  (select name from area_period a where a.code = p.area_code and a.valid_from <= $1
    and coalesce(a.valid_to >= $1, true)) as "areaName",
  (select name from area_period a where a.code = p.cluster_code order by a.valid_from desc limit 1) as "clusterName",
  case when p.opened_on > $1 then 'not-opened' when p.closed_on <= $1 then 'closed'
    when not exists (select from till t where t.point_id = p.id and t.revoked_at is null) then 'no-till'
    else 'selling' end as state,
  json_build_array(coalesce(m.day_count, 0), coalesce(m.day_total, 0), coalesce(m.month_count, 0),
    coalesce(m.month_total, 0)) as figures
from point p left join (
  select point_id, sum(sale_count) as month_count, sum(total) as month_total,
    sum(sale_count) filter (where day = $1) as day_count, sum(total) filter (where day = $1) as day_total
  from point_daily where day between $2 and $1 group by point_id) m on m.point_id = p.id
order by p.code`
