import type { PointId } from '#shared/ids.ts'
import { datingItemOf } from '#shared/journal/dating.ts'
import type { EntryCarried } from '#shared/journal/kinds/entry-carried.ts'
import { msOf } from '../db/arrived.ts'
import type { Tx } from '../db/pool.ts'
import type { Arrived, CarriedEntry, Piece } from './carried.ts'

type Key = { tillId: string; seq: number; hash: string }

/** Which of the entries that these pieces are of are known whole already: "till seq hash". */
export async function loadKnownCarried(tx: Tx, pieces: readonly Piece[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ key: string }>(
    `select c.till_id || ' ' || c.seq || ' ' || encode(c.hash, 'hex') as key
     from carried_entry c join unnest($1::text[], $2::int[], $3::text[]) as k(till_id, seq, hash)
       on c.till_id = k.till_id and c.seq = k.seq and c.hash = decode(k.hash, 'hex')`,
    keyColumns(pieces.map((piece) => piece.body)),
  )
  return new Set(rows.map((row) => row.key))
}

/** The pieces kept so far of the same entries. */
export async function loadPieces(tx: Tx, pointId: PointId, pieces: readonly Piece[]): Promise<Piece[]> {
  type Row = Pick<Piece, 'byTillId' | 'bySeq' | 'byHash'> & Omit<EntryCarried, 'piece'> & { piece: Buffer }
  const { rows } = await tx.query<Row>(
    `select p.by_till_id as "byTillId", p.by_seq as "bySeq", encode(p.by_hash, 'hex') as "byHash",
       p.till_id as "tillId", p.seq, encode(p.hash, 'hex') as hash, encode(p.prev_hash, 'hex') as "prevHash",
       p.part, p.parts, p.piece
     from carried_piece p
     where p.point_id = $4 and (p.till_id, p.seq, p.hash) in (
       select k.till_id, k.seq, decode(k.hash, 'hex')
       from unnest($1::text[], $2::int[], $3::text[]) as k(till_id, seq, hash))`,
    [...keyColumns(pieces.map((piece) => piece.body)), pointId],
  )
  return rows.map(({ byTillId, bySeq, byHash, piece, ...body }) => ({
    byTillId,
    bySeq,
    byHash,
    receivedMs: 0,
    body: { ...body, piece: piece.toString('utf8') },
  }))
}

export async function insertPieces(tx: Tx, pointId: PointId, pieces: readonly Piece[]): Promise<void> {
  if (pieces.length === 0) return
  await tx.query(
    `insert into carried_piece
       (by_till_id, by_seq, by_hash, point_id, till_id, seq, hash, prev_hash, part, parts, piece)
     select "byTillId", "bySeq", decode("byHash", 'hex'), $1, "tillId", seq, decode(hash, 'hex'),
       decode("prevHash", 'hex'), part, parts, convert_to(piece, 'UTF8')
     from json_to_recordset($2) as p("byTillId" text, "bySeq" int, "byHash" text, "tillId" text, seq int,
       hash text, "prevHash" text, part int, parts int, piece text)
     on conflict do nothing`,
    [pointId, JSON.stringify(pieces.map(({ body, receivedMs: _, ...by }) => ({ ...by, ...body })))],
  )
}

export async function deletePieces(tx: Tx, pointId: PointId, whole: readonly Key[]): Promise<void> {
  await tx.query(
    `delete from carried_piece p using unnest($1::text[], $2::int[], $3::text[]) as k(till_id, seq, hash)
     where p.till_id = k.till_id and p.seq = k.seq and p.hash = decode(k.hash, 'hex') and p.point_id = $4`,
    [...keyColumns(whole), pointId],
  )
}

/** Stores whole carried entries; answers those that no push of their own till has brought. */
export async function insertCarried(
  tx: Tx,
  pointId: PointId,
  whole: readonly CarriedEntry[],
): Promise<Arrived[]> {
  if (whole.length === 0) return []
  const pushed = await loadPushedKeys(tx, whole)
  await tx.query(
    `insert into carried_entry
       (till_id, seq, hash, prev_hash, point_id, text, wall_ms, offset_ms, run, problem)
     select "tillId", seq, decode(hash, 'hex'), decode("prevHash", 'hex'), $1, convert_to(text, 'UTF8'),
       "wallMs", "offsetMs", run, problem
     from json_to_recordset($2) as c("tillId" text, seq int, hash text, "prevHash" text, text text,
       "wallMs" bigint, "offsetMs" bigint, run int, problem text)`,
    [pointId, JSON.stringify(whole.map(rowOf))],
  )
  const firstMs = await keepArrivals(tx, whole)
  return whole
    .map((entry, index) => ({ ...entry, receivedMs: firstMs[index] ?? entry.receivedMs }))
    .filter((_, index) => !pushed.has(index))
}

/** Keeps when each came inside another, if it had not come yet; answers when it first came, by whatever road. */
async function keepArrivals(tx: Tx, whole: readonly CarriedEntry[]): Promise<number[]> {
  const { rows } = await tx.query<{ firstMs: number }>(
    `with asked as (
       select till_id, seq, decode(hash, 'hex') as hash, to_timestamp(ms / 1000.0) as received_at, place
       from unnest($1::text[], $2::int[], $3::text[], $4::bigint[]) with ordinality as k(till_id, seq, hash, ms, place)
     ), kept as (
       insert into carried_arrival (till_id, seq, hash, received_at)
       select till_id, seq, hash, received_at from asked
       where not exists (select from entry e where e.till_id = asked.till_id and e.seq = asked.seq
         and e.hash = asked.hash and e.text is not null)
       on conflict do nothing
     )
     select ${msOf('least(coalesce(before.received_at, asked.received_at), e.received_at)')} as "firstMs"
     from asked left join carried_arrival before using (till_id, seq, hash)
     left join entry e on e.till_id = asked.till_id and e.seq = asked.seq and e.hash = asked.hash and e.text is not null
     order by place`,
    [...keyColumns(whole), whole.map((entry) => entry.receivedMs)],
  )
  return rows.map((row) => row.firstMs)
}

function rowOf({ tillId, seq, hash, prevHash, at, read, text }: CarriedEntry) {
  const item = at && datingItemOf({ seq, at })
  return { tillId, seq, hash, prevHash, text, ...item, problem: read.ok ? null : read.error }
}

/** Places in `whole` of those that were projected from the journal itself. A raw row alone may still wait for that. */
async function loadPushedKeys(tx: Tx, whole: readonly CarriedEntry[]): Promise<Set<number>> {
  const { rows } = await tx.query<{ place: number }>(
    `select k.place::int - 1 as place
     from unnest($1::text[], $2::int[], $3::text[]) with ordinality as k(till_id, seq, hash, place)
     join entry e on e.till_id = k.till_id and e.seq = k.seq and e.hash = decode(k.hash, 'hex') and e.text is not null
     join till_dating d on d.till_id = e.till_id and d.head_seq >= e.seq`,
    keyColumns(whole),
  )
  return new Set(rows.map((row) => row.place))
}

function keyColumns(keys: readonly Key[]): [string[], number[], string[]] {
  return [keys.map((key) => key.tillId), keys.map((key) => key.seq), keys.map((key) => key.hash)]
}
