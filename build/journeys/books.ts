import type { Db } from '../../sync-api/src/db/pool.ts'

/** What the office counts for a point, over all days: every sale once, and their sum. */
export async function countedAt(db: Db, pointId: string): Promise<{ sales: number; total: number }> {
  const { rows } = await db.query<{ sales: number; total: number }>(
    `select coalesce(sum(sale_count), 0)::int as sales, coalesce(sum(total), 0)::float8 as total
     from point_daily where point_id = $1`,
    [pointId],
  )
  return rows[0] ?? { sales: 0, total: 0 }
}

/** What the office was told of the tills of a point. */
export async function noticesAt(db: Db, pointId: string): Promise<string[]> {
  const { rows } = await db.query<{ kind: string }>(
    'select kind from till_notice join till on till.id = till_id where point_id = $1 order by kind',
    [pointId],
  )
  return rows.map(({ kind }) => kind)
}
