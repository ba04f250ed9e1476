import type { PointId, TillId } from '#shared/ids.ts'
import type { Queryable } from '../db/pool.ts'
import type { Period } from './period.ts'

/**
 * What may be missing from a figure, or wrong in it, by till:
 * `unsent` below the head that the till signed and not arrived (P21); `hole` stored without its text (P6b);
 * `flagged` stored and not in the books (P6, P18); `quarantined` of a branch or a till that is set aside (P5, P22);
 * `unjoined` carried for this till and making no entry (P14); `undated` sales placed at a bound (P11); `duplicate`
 * sales left out because another bears the same id; `over-returned` returns of more than was sold (T38); `silent` not heard of since then.
 */
export type Gap = { tillId: TillId; tillNumber: number; tillName: string } & (
  | {
      kind:
        | 'unsent'
        | 'hole'
        | 'flagged'
        | 'quarantined'
        | 'unjoined'
        | 'undated'
        | 'duplicate'
        | 'over-returned'
      count: number
    }
  | { kind: 'silent'; sinceMs: number | null }
)

/** Named beside every figure. */
export type Completeness = { isComplete: boolean; gaps: Gap[] }

export type CompletenessInput = Period & {
  /** Null: all points. */
  pointIds: readonly PointId[] | null
  nowMs: number
}

/** A till of an open point that was not heard for longer is named. */
export const SILENT_AFTER_MS = 24 * 3_600_000

const NOTHING_MISSING: Completeness = { isComplete: true, gaps: [] }

/**
 * How far the figures of these points in the period can be trusted. Where an entry cannot be dated, the sales of its
 * till before and after it say which days it may belong to, and it is named for periods that touch those.
 */
export async function completeness(
  db: Queryable,
  { pointIds, from, to, nowMs }: CompletenessInput,
): Promise<(pointId: PointId) => Completeness> {
  type Row = Gap & { pointId: PointId }
  const { rows } = await db.query<Row & { count: number; sinceMs: number | null }>(GAPS, [
    pointIds,
    from,
    to,
    new Date(nowMs - SILENT_AFTER_MS),
  ])
  const byPoint = Map.groupBy(rows, (row) => row.pointId)
  return (pointId) => {
    const gaps = byPoint.get(pointId)
    return gaps ? { isComplete: false, gaps: gaps.map(gapOf) } : NOTHING_MISSING
  }
}

function gapOf(row: Gap & { count: number; sinceMs: number | null }): Gap {
  const { tillId, tillNumber, tillName, kind, count, sinceMs } = row
  const till = { tillId, tillNumber, tillName }
  return kind === 'silent' ? { ...till, kind, sinceMs } : { ...till, kind, count }
}

/** $1 points or null, $2 and $3 the period's days, $4 heard since. `seq` and `end_seq`: between which sales it lies. */
const GAPS = `
with lost as (
  select h.till_id, 'unsent' as kind, h.signed_seq - h.through as count, h.through + 1 as seq, null::int as end_seq
  from till_head h where h.signed_seq > h.through
  union all
  select e.till_id, 'hole', 1, e.seq, e.seq from entry e
  where e.text is null and not exists (
    select from carried_entry c where c.till_id = e.till_id and c.seq = e.seq and c.hash = e.hash)
  union all
  select distinct f.till_id, 'flagged', 1, f.seq, f.seq from entry_flag f where f.reason <> 'hole'
  union all
  select c.till_id, 'flagged', 1, c.seq, c.seq from carried_entry c where c.problem is not null
  union all
  select q.till_id, 'quarantined', 1, q.seq, null from (
    select distinct till_id, seq, decode(substring(convert_from(entry, 'UTF8') from '"hash":"([0-9a-f]{64})"'), 'hex') as hash
    from quarantine) q
  where not exists (select from carried_entry c where c.till_id = q.till_id and c.seq = q.seq and c.hash = q.hash)
    and not exists (
      select from entry e where e.till_id = q.till_id and e.seq = q.seq and e.hash = q.hash and e.text is not null)
  union all
  select distinct p.till_id, 'unjoined', 1, p.seq, null::int from carried_piece p
  where not exists (select from carried_entry c where c.till_id = p.till_id and c.seq = p.seq and c.hash = p.hash)
    and not exists (
      select from entry e where e.till_id = p.till_id and e.seq = p.seq and e.hash = p.hash and e.text is not null)
), near as (
  select l.till_id, l.kind, sum(l.count)::int as count from lost l
  where coalesce((select s.day from sale s where s.till_id = l.till_id and s.seq < l.seq
      order by s.seq desc limit 1) <= $3, true)
    and coalesce((select s.day from sale s where s.till_id = l.till_id and s.seq > l.end_seq
      order by s.seq limit 1) >= $2, true)
  group by l.till_id, l.kind
  union all
  select s.till_id, 'undated', count(*)::int from sale s
  where s.is_undated and not s.is_corrected and s.status = 'counted' and s.day between $2 and $3 group by s.till_id
  union all
  select s.till_id, 'duplicate', count(*)::int from sale s
  where s.status = 'duplicate' and s.day between $2 and $3 group by s.till_id
  union all
  select s.till_id, 'over-returned', count(*)::int from sale s
  where s.is_over and s.day between $2 and $3 group by s.till_id
)
select t.point_id as "pointId", t.id as "tillId", t.number as "tillNumber", t.name as "tillName", n.kind, n.count,
  null::float8 as "sinceMs"
from near n join till t on t.id = n.till_id
where $1::text[] is null or t.point_id = any($1)
union all
select t.point_id, t.id, t.number, t.name, 'silent', 0, (extract(epoch from h.last_seen_at) * 1000)::float8
from till t join till_head h on h.till_id = t.id join point p on p.id = t.point_id
where ($1::text[] is null or t.point_id = any($1)) and t.revoked_at is null and p.closed_on is null
  and coalesce(h.last_seen_at, t.enrolled_at) < $4
  and coalesce(((h.last_seen_at + interval '7 hours') at time zone 'UTC')::date <= $3, true)
order by 1, 3, 5`
