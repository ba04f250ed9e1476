import { hash as digest } from 'node:crypto'
import type { PointId, TillId } from '#shared/ids.ts'
import { type EntryHash, ZERO_HASH } from '#shared/journal/hash.ts'
import { ARRIVED_MS, msOf } from '../../db/arrived.ts'
import type { Queryable } from '../../db/pool.ts'
import { parseEntry } from '../../projections/parse.ts'
import type { ParsedEntry } from '../../projections/types.ts'
import type { Difference } from './difference.ts'
import { entryKey } from './reckon.ts'

export type Till = {
  tillId: TillId
  pointId: PointId
  number: number
  through: number
  headHash: EntryHash
  signedSeq: number
}

export type Journal = { till: Till; entries: ParsedEntry[]; faults: Difference[]; unsent: number }

const PAGE = 1000

/** The tills of a point, as they are enrolled. */
export async function loadTills(db: Queryable, pointId: PointId): Promise<Till[]> {
  const { rows } = await db.query<Till>(
    `select t.id as "tillId", t.point_id as "pointId", t.number, coalesce(h.through, 0) as through,
       encode(h.hash, 'hex') as "headHash", coalesce(h.signed_seq, 0) as "signedSeq"
     from till t left join till_head h on h.till_id = t.id where t.point_id = $1 order by t.id`,
    [pointId],
  )
  return rows
}

/** Reads a till's raw journal and checks it: seq without a gap, each hash over the stored bytes, the head (P1, P3). */
export async function readJournal(db: Queryable, till: Till): Promise<Journal> {
  const entries: ParsedEntry[] = []
  const faults: Difference[] = []
  const { tillId, pointId } = till
  const name = (seq: number, what: Pick<Difference, 'figure' | 'found' | 'expected'>) =>
    faults.push({ table: 'entry', pointId, tillId, seq, ...what })
  let last = { seq: 0, hash: ZERO_HASH }
  for (;;) {
    const rows = await loadPage(db, till.tillId, last.seq)
    for (const { seq, hash, text, receivedMs } of rows) {
      if (seq !== last.seq + 1) name(seq, { figure: 'seq', found: seq, expected: last.seq + 1 })
      const expected = text && hashOfBytes(last.hash, text)
      if (expected && expected !== hash) name(seq, { figure: 'hash', found: hash, expected })
      const stored = { seq, hash, prevHash: last.hash, text: text && text.toString('utf8'), receivedMs }
      entries.push(parseEntry(stored, till))
      last = { seq, hash }
    }
    if (rows.length < PAGE) break
  }
  if (last.seq !== till.through)
    name(till.through, { figure: 'head', found: till.through, expected: last.seq })
  else if (last.hash !== till.headHash)
    name(till.through, { figure: 'head', found: till.headHash, expected: last.hash })
  return { till, entries, faults, unsent: Math.max(till.signedSeq - till.through, 0) }
}

type StoredRow = { seq: number; hash: EntryHash; text: Buffer | null; receivedMs: number }

async function loadPage(db: Queryable, tillId: TillId, after: number): Promise<StoredRow[]> {
  const { rows } = await db.query<StoredRow>(
    `select e.seq, encode(e.hash, 'hex') as hash, e.text, ${ARRIVED_MS} as "receivedMs"
     from entry e left join carried_arrival a using (till_id, seq, hash)
     where e.till_id = $1 and e.seq > $2 order by e.seq limit ${PAGE}`,
    [tillId, after],
  )
  return rows
}

/** When entries of the point's tills first came inside others, by key. */
export async function loadArrivals(db: Queryable, pointId: PointId): Promise<Map<string, number>> {
  const { rows } = await db.query<{ tillId: TillId; seq: number; hash: string; receivedMs: number }>(
    `select a.till_id as "tillId", a.seq, encode(a.hash, 'hex') as hash, ${msOf('a.received_at')} as "receivedMs"
     from carried_arrival a join till t on t.id = a.till_id where t.point_id = $1`,
    [pointId],
  )
  return new Map(rows.map((row) => [entryKey(row), row.receivedMs]))
}

function hashOfBytes(prevHash: EntryHash, text: Buffer): string {
  return digest('sha256', Buffer.concat([Buffer.from(prevHash, 'hex'), text]))
}
