import type { PointId, TillId } from '#shared/ids.ts'
import { type EntryHash, ZERO_HASH } from '#shared/journal/hash.ts'
import { TEST_POINT } from '#shared/testing/builders.ts'
import { type Db, inTransaction, type Tx } from '../../db/pool.ts'
import { parseEntry } from '../parse.ts'
import { projectBatch } from '../project.ts'
import type { ProjectionFailure } from '../types.ts'

/** When entries come, unless they say. */
const RECEIVED_MS = Date.parse('2026-11-22T02:00:00.000Z')

/** An entry as a push brings it; text null is a hole. */
export type RawEntry = { seq: number; hash: EntryHash; text: string | null; receivedMs?: number }

/** A point with its operator, and a till of it. */
export async function addTill(db: Db, tillId: TillId, pointId: PointId = TEST_POINT): Promise<void> {
  await db.query(`insert into operator (id, name, legal_form, tax_code) values ('op-bmt', 'HTX', 'cooperative', '')
    on conflict do nothing`)
  await db.query(
    `insert into point (id, code, name, kind, operator_id, address, opened_on)
     values ($1::text, upper($1::text), $1::text, 'stall', 'op-bmt', '', '2024-01-01') on conflict do nothing`,
    [pointId],
  )
  await db.query(
    `insert into till (id, point_id, number, name, public_key)
     values ($1::text, $2::text, (select count(*) + 1 from till where point_id = $2::text), 'Máy', rpad($1::text, 43, 'A'))
     on conflict do nothing`,
    [tillId, pointId],
  )
  await db.query('insert into till_head (till_id) values ($1) on conflict do nothing', [tillId])
}

/**
 * What ingest does with entries that are sound: stores the raw rows and fills holes, and projects those that are
 * new, in one transaction. Entries must come in seq order without gaps.
 */
export async function storeAndProject(
  db: Db,
  till: { tillId: TillId; pointId?: PointId },
  entries: readonly RawEntry[],
): Promise<ProjectionFailure[]> {
  const { tillId, pointId = TEST_POINT } = till
  return inTransaction(db, async (tx) => {
    const fresh: RawEntry[] = []
    for (const entry of entries) if (await storeRaw(tx, tillId, entry)) fresh.push(entry)
    const before = new Map<number, EntryHash>(entries.map((entry) => [entry.seq + 1, entry.hash]))
    const parsed = fresh.map((entry) =>
      parseEntry(
        { receivedMs: RECEIVED_MS, ...entry, prevHash: before.get(entry.seq) ?? ZERO_HASH },
        { tillId, pointId },
      ),
    )
    const failures = await projectBatch(tx, { tillId, pointId, entries: parsed })
    await noteFlags(tx, tillId, [
      ...parsed.flatMap(({ seq, read }) => (read.ok ? [] : [{ seq, reason: read.error }])),
      ...failures,
    ])
    await moveHead(tx, tillId)
    return failures
  })
}

async function noteFlags(
  tx: Tx,
  tillId: TillId,
  flags: readonly { seq: number; reason: string }[],
): Promise<void> {
  await tx.query(
    `delete from entry_flag f using entry e
     where f.till_id = $1 and e.till_id = f.till_id and e.seq = f.seq and e.text is not null and f.reason = 'hole'`,
    [tillId],
  )
  for (const { seq, reason } of flags)
    await tx.query('insert into entry_flag (till_id, seq, reason) values ($1, $2, $3)', [tillId, seq, reason])
}

async function moveHead(tx: Tx, tillId: TillId): Promise<void> {
  await tx.query(
    `update till_head set through = last.seq, hash = last.hash
     from (select seq, hash from entry where till_id = $1 order by seq desc limit 1) last where till_id = $1`,
    [tillId],
  )
}

async function storeRaw(
  tx: Tx,
  tillId: TillId,
  { seq, hash, text, receivedMs = RECEIVED_MS }: RawEntry,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into entry (till_id, seq, hash, text, received_at) values ($1, $2, decode($3, 'hex'), $4, $5)
     on conflict (till_id, seq) do update set text = excluded.text, received_at = excluded.received_at
       where entry.text is null and excluded.text is not null and entry.hash = excluded.hash`,
    [tillId, seq, hash, text === null ? null : Buffer.from(text), new Date(receivedMs)],
  )
  return rowCount === 1
}
