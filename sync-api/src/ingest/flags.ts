import type { NotProjected } from '../projections/types.ts'
import type { Tx } from '../db/pool.ts'

/** Why an entry is stored and not in the books. */
export type FlagReason = NotProjected | 'projection-failed'
export type Flag = { seq: number; reason: FlagReason }

export async function addFlags(tx: Tx, tillId: string, flags: readonly Flag[]): Promise<void> {
  if (flags.length === 0) return
  await tx.query(
    `insert into entry_flag (till_id, seq, reason) select $1, seq, reason
     from unnest($2::int[], $3::text[]) as flag(seq, reason) on conflict do nothing`,
    [tillId, flags.map((flag) => flag.seq), flags.map((flag) => flag.reason)],
  )
}

/** Of entries that are no holes any more. */
export async function clearHoleFlags(tx: Tx, tillId: string, seqs: readonly number[]): Promise<void> {
  if (seqs.length === 0) return
  await tx.query(`delete from entry_flag where till_id = $1 and seq = any($2) and reason = 'hole'`, [
    tillId,
    seqs,
  ])
}

/** All flags from one seq to another, in order: what a push is told, the same however often it repeats (P4). */
export async function flagsBetween(
  tx: Tx,
  tillId: string,
  { fromSeq, toSeq }: { fromSeq: number; toSeq: number },
): Promise<Flag[]> {
  const { rows } = await tx.query<Flag>(
    'select seq, reason from entry_flag where till_id = $1 and seq between $2 and $3 order by seq, reason',
    [tillId, fromSeq, toSeq],
  )
  return rows
}
