import type { OwnRow, TillDb } from '../store/database.ts'
import { clearMeta, readMeta } from '../store/meta.ts'
import type { TillState } from '../till.ts'
import { readAny } from './read-any.ts'

/**
 * The question an unknown outcome leaves: was there a receipt for the last sale? It is written down before or with
 * whatever makes that sale stand, so that no power cut loses it. At most one is open, for nothing is sold meanwhile.
 */
export type Question = TillState['unsettled']

/** The open question. One about a sale that was voided, or never got into the journal, is taken back. */
export async function openQuestion(db: TillDb): Promise<Question> {
  const seq = await readMeta(db, 'unsettledSeq')
  if (seq === null) return null
  const sale = await saleAt(db, seq)
  const voided = sale && (await db.own.where('voidedSaleId').equals(sale.saleId).first())
  if (sale !== null && voided === undefined) return sale
  await clearMeta(db, 'unsettledSeq')
  return null
}

/** What to write down when a tail is copied: the last sale that one store lacked and the server has not acknowledged. */
export function questionOf(last: OwnRow | undefined, ackThrough: number): number | null {
  return last?.saleId !== undefined && last.seq > ackThrough ? last.seq : null
}

export async function saleAt(db: TillDb, seq: number): Promise<Question> {
  const row = await db.own.get(seq)
  const entry = row && readAny(row)
  return entry?.kind === 'sale.completed' ? { saleId: entry.body.saleId, seq, sale: entry.body } : null
}
