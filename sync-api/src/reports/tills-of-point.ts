import type { PointId, TillId } from '#shared/ids.ts'
import type { Queryable } from '../db/pool.ts'

/** What the office sees of one till. Times are milliseconds since 1970, null for never. */
export type TillOfPoint = {
  tillId: TillId
  number: number
  name: string
  isRevoked: boolean
  enrolledMs: number
  lastSeenMs: number | null
  lastPushMs: number | null
  protocol: number | null
  /** Highest contiguous seq stored (P3), and the highest the till ever signed (P21); unsent is what lies between. */
  through: number
  signedSeq: number
  unsent: number
  /** Entries without a text that no copy fills (P6b), counted. */
  holes: number
  /** Entries stored and not in the books, by reason (P6, P18). */
  flags: { reason: string; count: number }[]
  /** Entries set aside (P5, P6b, P22), by reason. */
  quarantined: { reason: string; count: number }[]
  /** What the server noticed: forked, cloned, a bad hash; `seq` is where, 0 for the till as a whole. */
  notices: { kind: string; seq: number; count: number; lastMs: number }[]
  undatedSales: number
  duplicateSales: number
  /** Returns of more than was sold (T38). */
  overReturns: number
}

/** The tills of a point by number, revoked ones too: their journals still count. */
export async function tillsOfPoint(db: Queryable, { pointId }: { pointId: PointId }): Promise<TillOfPoint[]> {
  const { rows } = await db.query<TillOfPoint>(TILLS, [pointId])
  return rows
}

const TILLS = `
select t.id as "tillId", t.number, t.name, t.revoked_at is not null as "isRevoked",
  (extract(epoch from t.enrolled_at) * 1000)::float8 as "enrolledMs",
  (extract(epoch from h.last_seen_at) * 1000)::float8 as "lastSeenMs",
  (extract(epoch from h.last_push_at) * 1000)::float8 as "lastPushMs",
  h.protocol, h.through, greatest(h.signed_seq, h.through) as "signedSeq",
  greatest(h.signed_seq - h.through, 0) as unsent,
  (select count(*)::int from entry e where e.till_id = t.id and e.text is null and not exists (
    select from carried_entry c where c.till_id = e.till_id and c.seq = e.seq and c.hash = e.hash)) as holes,
  (select coalesce(json_agg(f order by f.reason), '[]') from (
    select reason, count(*)::int as count from entry_flag where till_id = t.id and reason <> 'hole'
    group by reason) f) as flags,
  (select coalesce(json_agg(q order by q.reason), '[]') from (
    select reason, count(distinct seq)::int as count from quarantine where till_id = t.id group by reason) q
  ) as quarantined,
  (select coalesce(json_agg(n order by n."lastMs" desc, n.kind), '[]') from (
    select kind, seq, count, (extract(epoch from last_at) * 1000)::float8 as "lastMs"
    from till_notice where till_id = t.id) n) as notices,
  (select count(*)::int from sale s where s.till_id = t.id and s.is_undated and not s.is_corrected
    and s.status = 'counted') as "undatedSales",
  (select count(*)::int from sale s where s.till_id = t.id and s.status = 'duplicate') as "duplicateSales",
  (select count(*)::int from sale s where s.till_id = t.id and s.is_over) as "overReturns"
from till t join till_head h on h.till_id = t.id
where t.point_id = $1 order by t.number`
