import type { TillId } from '#shared/ids.ts'
import { type DatingItem, datingItemOf } from '#shared/journal/dating.ts'
import { readEnvelope } from '#shared/journal/readable.ts'
import type { Tx } from '../db/pool.ts'
import type { Link, LooseLink } from './journals.ts'

const PAGE = 2000
type StoredRow = { seq: number; hash: string; text: Buffer | null }

/** Times of what a till pushed, in seq order; a hole takes the text of a carried copy with its hash. */
export async function loadPushed(
  tx: Tx,
  tillId: TillId,
  range: { fromSeq: number; toSeq: number },
): Promise<Link[]> {
  const links: Link[] = []
  let { fromSeq } = range
  while (fromSeq <= range.toSeq) {
    const { rows } = await tx.query<StoredRow>(
      `select e.seq, encode(e.hash, 'hex') as hash, coalesce(e.text, c.text) as text
       from entry e left join carried_entry c
         on e.text is null and c.till_id = e.till_id and c.seq = e.seq and c.hash = e.hash
       where e.till_id = $1 and e.seq between $2 and $3 order by e.seq limit ${PAGE}`,
      [tillId, fromSeq, range.toSeq],
    )
    links.push(...rows.map((row) => ({ seq: row.seq, hash: row.hash, item: itemOf(tillId, row) })))
    if (rows.length < PAGE) break
    fromSeq = (rows.at(-1)?.seq ?? range.toSeq) + 1
  }
  return links
}

/** The seq of the last entry below `seq` that carries a measure of its own, 1 when there is none: dating may begin there. */
export async function findMeasuredBefore(tx: Tx, tillId: TillId, seq: number): Promise<number> {
  let below = seq
  while (below > 1) {
    const { rows } = await tx.query<StoredRow>(
      `select seq, encode(hash, 'hex') as hash, text from entry
       where till_id = $1 and seq < $2 order by seq desc limit 200`,
      [tillId, below],
    )
    const measured = rows.find((row) => (itemOf(tillId, row)?.offsetMs ?? null) !== null)
    if (measured) return measured.seq
    below = rows.at(-1)?.seq ?? 1
  }
  return 1
}

type LooseRow = {
  seq: number
  hash: string
  prev_hash: string
  wall_ms: number
  offset_ms: number | null
  run: number
}

/** Times of what came of a till inside others' entries, and not from itself up to `headSeq`. */
export async function loadLoose(tx: Tx, tillId: TillId, headSeq: number): Promise<LooseLink[]> {
  const { rows } = await tx.query<LooseRow>(
    `select c.seq, encode(c.hash, 'hex') as hash, encode(c.prev_hash, 'hex') as prev_hash,
       c.wall_ms, c.offset_ms, c.run
     from carried_entry c
     where c.till_id = $1 and not exists (
       select from entry e
       where e.till_id = c.till_id and e.seq = c.seq and e.hash = c.hash and e.seq <= $2)`,
    [tillId, headSeq],
  )
  return rows.map(({ seq, hash, prev_hash, wall_ms, offset_ms, run }) => ({
    seq,
    hash,
    prevHash: prev_hash,
    item: { seq, wallMs: wall_ms, offsetMs: offset_ms, run },
  }))
}

function itemOf(tillId: TillId, row: StoredRow): DatingItem | null {
  const envelope = row.text && readEnvelope(row.text.toString('utf8'), { tillId, seq: row.seq })
  return envelope?.ok ? datingItemOf(envelope.value) : null
}
