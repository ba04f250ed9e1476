import { readAny } from '../journal/read-any.ts'
import type { TillDb } from '../store/database.ts'
import type { Till } from '../till.ts'

/** The newest sales of this till by printed number, newest first. */
export async function recentSales(db: TillDb, limit: number): ReturnType<Till['recentSales']> {
  const rows = await db.own.orderBy('saleNumber').reverse().limit(limit).toArray()
  const sales = []
  for (const row of rows) {
    const entry = readAny(row)
    if (entry?.kind !== 'sale.completed') continue
    const voided = await db.own.where('voidedSaleId').equals(entry.body.saleId).first()
    sales.push({ seq: row.seq, hash: row.hash, sale: entry.body, isVoided: voided !== undefined })
  }
  return sales
}
