import type { PointId, TillId } from '#shared/ids.ts'
import type { DatingItem } from '#shared/journal/dating.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { Tx } from '../db/pool.ts'
import type { TillDating } from './dating.ts'
import type { DayCorrection, SaleRow, SaleVoid } from './settle.ts'

/** What the books already hold that a batch can touch. */
export type State = {
  datings: TillDating[]
  /** Of the asked tills' entries. */
  corrections: DayCorrection[]
  /** Of the asked tills' sales. */
  voids: SaleVoid[]
  /** Sales of the point that bear the asked ids. */
  sales: SaleRow[]
  /** Which of the asked sales a stored return names. */
  returned: EntryHash[]
}

export type StateQuery = {
  pointId: PointId
  tillIds: readonly TillId[]
  saleIds: readonly string[]
  saleHashes: readonly EntryHash[]
}
export type SeqRange = { tillId: TillId; fromSeq: number; toSeq: number }

const SALE_COLUMNS = `s.till_id as "tillId", s.seq, encode(s.hash, 'hex') as hash, s.sale_id as "saleId",
  s.point_id as "pointId", s.total, s.dated_ms as "datedMs", s.is_undated as "isUndated",
  s.is_corrected as "isCorrected", s.day, s.status, s.kind, encode(s.of_hash, 'hex') as "ofHash",
  s.received_ms as "receivedMs"`

const CORRECTION_COLUMNS = `c.by_till_id as "byTillId", c.by_seq as "bySeq", encode(c.by_hash, 'hex') as "byHash",
  c.dated_ms as "datedMs", c.point_id as "pointId", c.till_id as "tillId", c.from_seq as "fromSeq",
  c.to_seq as "toSeq", c.day, c.number`

/** One writer per point at a time: taken before anything of the point is read, held until the transaction ends. */
export async function lockPoint(tx: Tx, pointId: PointId): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`projections of ${pointId}`])
}

/**
 * One statement for all that an ordinary batch needs to know. Planned each time: a plan that was made while the books
 * were empty looked a sale up among all of its point's.
 */
export async function loadState(
  tx: Tx,
  { pointId, tillIds, saleIds, saleHashes }: StateQuery,
): Promise<State> {
  type DatingRow = Omit<TillDating, 'settled'> & DatingItem
  type Row = Omit<State, 'datings'> & { datings: DatingRow[] }
  const { rows } = await tx.query<Row>(
    `select
       (select coalesce(json_agg(d), '[]') from (
         select till_id as "tillId", head_seq as "headSeq", carried_through as "carriedThrough",
           settled_seq as seq, wall_ms as "wallMs", offset_ms as "offsetMs", run
         from till_dating where till_id = any($1::text[])) d) as datings,
       (select coalesce(json_agg(c), '[]') from (
         select ${CORRECTION_COLUMNS} from day_correction c where c.till_id = any($1::text[])) c) as corrections,
       (select coalesce(json_agg(v), '[]') from (
         select till_id as "tillId", seq, encode(hash, 'hex') as hash, sale_id as "saleId"
         from sale_void where till_id = any($1::text[])) v) as voids,
       (select coalesce(json_agg(s), '[]') from (
         select ${SALE_COLUMNS} from sale s where s.point_id = $2 and s.sale_id = any($3::text[])) s) as sales,
       (select coalesce(json_agg(asked.hash), '[]') from unnest($4::text[]) as asked(hash) cross join lateral (
         select 1 from sale where of_hash = decode(asked.hash, 'hex') and kind = 'return' limit 1) s) as returned`,
    [tillIds, pointId, saleIds, saleHashes],
  )
  const row = rows[0]
  if (!row) throw new Error('a select of scalars answers one row')
  return { ...row, datings: row.datings.map(datingOf) }
}

/** Sales in these stretches of journals. */
export async function loadSalesIn(tx: Tx, ranges: readonly SeqRange[]): Promise<SaleRow[]> {
  const { rows } = await tx.query<SaleRow>(
    `select distinct ${SALE_COLUMNS} from sale s
     join unnest($1::text[], $2::int[], $3::int[]) as r(till_id, from_seq, to_seq)
       on s.till_id = r.till_id and s.seq between r.from_seq and r.to_seq`,
    rangeColumns(ranges),
  )
  return rows
}

/** Corrections that entries in these stretches of journals say. */
export async function loadCorrectionsBy(tx: Tx, ranges: readonly SeqRange[]): Promise<DayCorrection[]> {
  const { rows } = await tx.query<DayCorrection>(
    `select distinct ${CORRECTION_COLUMNS} from day_correction c
     join unnest($1::text[], $2::int[], $3::int[]) as r(till_id, from_seq, to_seq)
       on c.by_till_id = r.till_id and c.by_seq between r.from_seq and r.to_seq`,
    rangeColumns(ranges),
  )
  return rows
}

/** Corrections that name these tills. */
export async function loadCorrectionsOf(tx: Tx, tillIds: readonly TillId[]): Promise<DayCorrection[]> {
  const { rows } = await tx.query<DayCorrection>(
    `select ${CORRECTION_COLUMNS} from day_correction c where c.till_id = any($1::text[])`,
    [tillIds],
  )
  return rows
}

function datingOf({
  tillId,
  headSeq,
  carriedThrough,
  ...item
}: Omit<TillDating, 'settled'> & DatingItem): TillDating {
  return { tillId, headSeq, carriedThrough, settled: item.seq === null ? null : item }
}

function rangeColumns(ranges: readonly SeqRange[]): [string[], number[], number[]] {
  return [
    ranges.map((range) => range.tillId),
    ranges.map((range) => range.fromSeq),
    ranges.map((range) => range.toSeq),
  ]
}
