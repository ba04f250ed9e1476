import { createHash } from 'node:crypto'
import { must } from '#shared/result.ts'
import type { Queryable, Tx } from '../db/pool.ts'
import type { MasterRecord, MasterTable } from './read-masters.ts'

/** What was done to a record. A PIN is never in the history, only that it was set or taken away. */
type What = 'saved' | 'pin-set' | 'pin-cleared'

/** Who changes the masters, and when by the server's clock. */
export type ChangedBy = { by: string; nowMs: number }

export type MasterChange = {
  table: MasterTable
  id: string
  what: What
  before: MasterRecord | null
  after: MasterRecord | null
}

/** One change as it is kept: its number, ISO 8601 UTC, the account's name. */
export type HistoryEntry = MasterChange & { number: number; at: string; by: string }

/** Waits until no one else changes a master. Call it before reading what is about to change. */
export async function lockMasters(tx: Tx): Promise<void> {
  await tx.query('select 1 from master_head for update')
}

/** Adds changes to the chain, in the transaction that made them; the masters must be locked. */
export async function appendHistory(
  tx: Tx,
  changes: readonly MasterChange[],
  { by, nowMs }: ChangedBy,
): Promise<void> {
  if (changes.length === 0) return
  const { rows } = await tx.query<{ number: number; hash: Buffer }>('select number, hash from master_head')
  let { number, hash } = must(rows[0], 'the head of the history')
  const at = new Date(nowMs).toISOString()
  const added = changes.map((change) => {
    number += 1
    const text = JSON.stringify({ number, at, by, ...change } satisfies HistoryEntry)
    hash = hashAfter(hash, Buffer.from(text))
    return { number, hash: hash.toString('hex'), text, table: change.table, id: change.id }
  })
  await tx.query(
    `insert into master_history (number, hash, text, table_name, row_id)
     select number, decode(hash, 'hex'), convert_to("text", 'UTF8'), "table", id
     from jsonb_to_recordset($1) as t(number bigint, hash text, "text" text, "table" text, id text)`,
    [JSON.stringify(added)],
  )
  await tx.query('update master_head set number = $1, hash = $2', [number, hash])
}

/** The changes of one record, the newest first. */
export async function historyOf(
  db: Queryable,
  { table, id }: { table: MasterTable; id: string },
): Promise<HistoryEntry[]> {
  const { rows } = await db.query<{ text: Buffer }>(
    'select text from master_history where table_name = $1 and row_id = $2 order by number desc limit 200',
    [table, id],
  )
  return rows.map(({ text }) => JSON.parse(text.toString()))
}

/** The number of a record's last change, 0 when it has none. */
export async function versionOf(
  db: Queryable,
  { table, id }: { table: MasterTable; id: string },
): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    'select coalesce(max(number), 0) as version from master_history where table_name = $1 and row_id = $2',
    [table, id],
  )
  return rows[0]?.version ?? 0
}

/** The first number whose entry is missing or does not follow the one before it, the head's included; null: all do. */
export async function brokenHistory(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ number: number; hash: Buffer; text: Buffer }>(
    'select number, hash, text from master_history order by number',
  )
  let before: Buffer = Buffer.alloc(32)
  for (const [index, { number, hash, text }] of rows.entries()) {
    if (number !== index + 1 || !hashAfter(before, text).equals(hash)) return index + 1
    before = hash
  }
  const { rows: heads } = await db.query<{ number: number; hash: Buffer }>(
    'select number, hash from master_head',
  )
  const head = must(heads[0], 'the head of the history')
  return head.number === rows.length && head.hash.equals(before) ? null : rows.length + 1
}

function hashAfter(before: Buffer, text: Buffer): Buffer {
  return createHash('sha256').update(before).update(text).digest()
}
