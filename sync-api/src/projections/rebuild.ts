import type { PointId, TillId } from '#shared/ids.ts'
import { type EntryHash, ZERO_HASH } from '#shared/journal/hash.ts'
import { type Db, inTransaction, type Tx } from '../db/pool.ts'
import { ARRIVED_MS } from '../db/arrived.ts'
import { parseEntry } from './parse.ts'
import { projectBatch } from './project.ts'
import type { NotProjected, ParsedEntry, ProjectionFailure } from './types.ts'

const DERIVED = [
  'sale',
  'sale_void',
  'day_correction',
  'till_dating',
  'carried_entry',
  'carried_piece',
  'line_class',
  'sales_daily',
  'point_daily',
  'point_period',
]

const BATCH = 500

export type Rebuilt = { tills: number; entries: number; notProjected: number }
type Till = { tillId: TillId; pointId: PointId }
type Flag = { tillId: TillId; seq: number; reason: NotProjected | ProjectionFailure['reason'] }

/**
 * Empties every derived table and makes it again from the raw journals (P20), flags of what cannot be read
 * included: so what a later version reads is projected (P6). One transaction: readers see the old figures until the
 * new ones are whole, pushes wait.
 */
export async function rebuildBooks(db: Db, onTill: (done: Rebuilt) => void = () => {}): Promise<Rebuilt> {
  return inTransaction(db, async (tx) => {
    await tx.query('lock table entry in share mode')
    for (const table of DERIVED) await tx.query(`delete from ${table}`)
    const { rows: tills } = await tx.query<Till>(
      'select id as "tillId", point_id as "pointId" from till order by id',
    )
    const done: Rebuilt = { tills: 0, entries: 0, notProjected: 0 }
    const flags: Flag[] = []
    for (const till of tills) {
      for await (const entries of batchesOf(tx, till)) {
        flags.push(...(await replay(tx, till, entries)))
        done.entries += entries.length
      }
      done.tills += 1
      done.notProjected = flags.length
      onTill(done)
    }
    await replaceFlags(tx, flags)
    return done
  })
}

async function replay(tx: Tx, till: Till, entries: readonly ParsedEntry[]): Promise<Flag[]> {
  const failures = await projectBatch(tx, { ...till, entries })
  const unread = entries.flatMap(({ seq, read }) => (read.ok ? [] : [{ seq, reason: read.error }]))
  return [...unread, ...failures].map(({ seq, reason }) => ({ tillId: till.tillId, seq, reason }))
}

type StoredRow = { seq: number; hash: EntryHash; text: Buffer | null; receivedMs: number }

async function* batchesOf(tx: Tx, till: Till): AsyncGenerator<ParsedEntry[]> {
  let last = { seq: 0, hash: ZERO_HASH }
  for (;;) {
    const { rows } = await tx.query<StoredRow>(
      `select e.seq, encode(e.hash, 'hex') as hash, e.text, ${ARRIVED_MS} as "receivedMs"
       from entry e left join carried_arrival a using (till_id, seq, hash)
       where e.till_id = $1 and e.seq > $2 order by e.seq limit ${BATCH}`,
      [till.tillId, last.seq],
    )
    if (rows.length === 0) return
    yield rows.map(({ seq, hash, text, receivedMs }) => {
      const stored = { seq, hash, prevHash: last.hash, text: text && text.toString('utf8'), receivedMs }
      last = { seq, hash }
      return parseEntry(stored, till)
    })
  }
}

/** A flag that still holds keeps the time it was first seen. */
async function replaceFlags(tx: Tx, flags: readonly Flag[]): Promise<void> {
  const columns = [
    flags.map((flag) => flag.tillId),
    flags.map((flag) => flag.seq),
    flags.map((flag) => flag.reason),
  ]
  await tx.query(
    `delete from entry_flag f where not exists (
       select from unnest($1::text[], $2::int[], $3::text[]) as k(till_id, seq, reason)
       where k.till_id = f.till_id and k.seq = f.seq and k.reason = f.reason)`,
    columns,
  )
  await tx.query(
    `insert into entry_flag (till_id, seq, reason) select * from unnest($1::text[], $2::int[], $3::text[])
     on conflict do nothing`,
    columns,
  )
}
