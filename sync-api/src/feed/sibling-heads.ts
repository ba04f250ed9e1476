import type { TillId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { Queryable } from '../db/pool.ts'

/** One journal of the point, as far as the server knows it. */
export type SiblingHead = {
  tillId: TillId
  through: number
  hash: EntryHash
  /** The highest head its till ever signed (P21). */
  signedSeq: number
  lastSeenMs: number | null
  /** The first entry without a text, null when there is none. */
  holeSeq: number | null
}

export async function readSiblingHeads(db: Queryable, pointId: string): Promise<SiblingHead[]> {
  const { rows } = await db.query<SiblingHead>({
    name: 'sibling-heads',
    text: `select till_id as "tillId", through, encode(hash, 'hex') as hash, signed_seq as "signedSeq",
       (extract(epoch from last_seen_at) * 1000)::float8 as "lastSeenMs",
       (select min(seq) from entry where entry.till_id = head.till_id and text is null) as "holeSeq"
     from till join till_head head on head.till_id = till.id where point_id = $1 order by number`,
    values: [pointId],
  })
  return rows
}

/** A till that was heard from within this time sends its own entries; after it, others are asked to carry them. */
const SILENT_AFTER_MS = 10 * 60 * 1000
const MAX_WANTED = 100

type Known = Readonly<Record<string, { seq: number }>>

/**
 * The journals the server lacks a part of, each with the first seq it lacks (P14): a hole, or entries that a silent
 * till signed for or another till holds. The till that asks is not asked to carry itself: it pushes.
 */
export function wantedFrom(
  heads: readonly SiblingHead[],
  { selfId, known, nowMs }: { selfId: string; known: Known; nowMs: number },
): Record<string, number> {
  const wanted = heads.flatMap(({ tillId, through, signedSeq, lastSeenMs, holeSeq }) => {
    if (tillId === selfId) return []
    const isSilent = lastSeenMs === null || nowMs - lastSeenMs > SILENT_AFTER_MS
    const isBehind = isSilent && Math.max(signedSeq, known[tillId]?.seq ?? 0) > through
    const seq = holeSeq ?? (isBehind ? through + 1 : null)
    return seq === null ? [] : [[tillId, seq] as const]
  })
  return Object.fromEntries(wanted.slice(0, MAX_WANTED))
}
