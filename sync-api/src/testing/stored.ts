import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { Queryable } from '../db/pool.ts'

type Of = { tillId: string }
type StoredRow = Pick<ChainedEntry, 'seq' | 'hash' | 'text'>

/** A till's journal as it is stored. */
export async function storedOf(db: Queryable, { tillId }: Of): Promise<StoredRow[]> {
  const { rows } = await db.query(
    `select seq, encode(hash, 'hex') as hash, text from entry where till_id = $1 order by seq`,
    [tillId],
  )
  return rows.map((row) => ({ ...row, text: row.text?.toString('utf8') ?? null }))
}

/** The same of entries that were sent. */
export function asStored(entries: readonly ChainedEntry[]): StoredRow[] {
  return entries.map(({ seq, hash, text }) => ({ seq, hash, text }))
}

export async function quarantinedOf(
  db: Queryable,
  { tillId }: Of,
): Promise<{ reason: string; entry: ChainedEntry }[]> {
  const { rows } = await db.query(
    'select reason, entry from quarantine where till_id = $1 order by seq, digest',
    [tillId],
  )
  return rows.map(({ reason, entry }) => ({ reason, entry: JSON.parse(entry.toString('utf8')) }))
}

/** What the office is told. */
export async function noticesOf(db: Queryable, { tillId }: Of): Promise<{ kind: string; seq: number }[]> {
  const { rows } = await db.query('select kind, seq from till_notice where till_id = $1 order by kind, seq', [
    tillId,
  ])
  return rows
}

export async function flagsOf(db: Queryable, { tillId }: Of): Promise<{ seq: number; reason: string }[]> {
  const { rows } = await db.query(
    'select seq, reason from entry_flag where till_id = $1 order by seq, reason',
    [tillId],
  )
  return rows
}
