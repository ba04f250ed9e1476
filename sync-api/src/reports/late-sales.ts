import type { PointId } from '#shared/ids.ts'
import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import type { Period } from './period.ts'

/**
 * What a day's figure holds that came after the day had ended (P20): sales, and what changes them, and their sum.
 * Whoever read the figure then read it without.
 * `lastMs`: when the last of it came; since then the figure stands as it does, ms since 1970.
 */
export type LateSales = { count: number; total: number; lastMs: number }

/** Late sales of a point by day, of the days that have any. */
export async function lateSales(
  db: Queryable,
  { pointId, from, to }: Period & { pointId: PointId },
): Promise<Map<BusinessDay, LateSales>> {
  const { rows } = await db.query<LateSales & { day: BusinessDay }>(LATE, [pointId, from, to])
  return new Map(rows.map(({ day, ...late }) => [day, late]))
}

/** Word for word the condition of the index sale_late, which holds nothing else. */
const LATE = `
select day, count(*)::int as count, sum(total)::bigint as total, max(received_ms) as "lastMs"
from sale
where point_id = $1 and day between $2 and $3 and status = 'counted'
  and received_ms >= (day - date '1970-01-01')::bigint * 86400000 + 61200000
group by day`
