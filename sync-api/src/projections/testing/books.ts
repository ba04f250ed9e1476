import type { Db } from '../../db/pool.ts'

/** The derived tables as text, rows in key order: equal books are equal objects. Where dating stands is no book. */
export async function readBooks(db: Db): Promise<Record<string, string[]>> {
  const books: Record<string, string[]> = {}
  for (const table of [
    'sale',
    'sale_void',
    'day_correction',
    'carried_entry',
    'carried_piece',
    'line_class',
    'sales_daily',
    'point_daily',
    'point_period',
  ]) {
    const { rows } = await db.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)
    books[table] = rows.map(({ row }) => row)
  }
  return books
}

export async function emptyBooks(db: Db): Promise<void> {
  await db.query(`truncate entry, entry_flag, quarantine, till_head, till_notice, till_key, till, sale, sale_void, day_correction, till_dating, carried_entry,
    carried_piece, carried_arrival, line_class, sales_daily, point_daily, point_period`)
}
