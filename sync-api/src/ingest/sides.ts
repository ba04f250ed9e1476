import { hashSide } from '#shared/journal/hash.ts'
import type { PushedEntry } from '#shared/protocol/push.ts'
import type { Tx } from '../db/pool.ts'
import { noteTill } from '../db/till-notices.ts'
import type { ParsedEntry } from '../projections/types.ts'
import type { Placement } from './place.ts'
import { sha256 } from './sha256.ts'

type WithSide = PushedEntry & { side: string }
type Push = {
  till: { tillId: string; pointId: string }
  nowMs: number
  parse: (entry: PushedEntry) => ParsedEntry
}

/**
 * Keeps buyers' data apart from the entries they came beside, under the operator the entry names; of a quarantined
 * branch too, for a carried one (P14) comes without. Each is kept once by its own hash, and one that was erased stays
 * erased however often it is sent. Tells the office of those that are not their entry's.
 */
export async function storeSides(tx: Tx, { till, nowMs, parse }: Push, placed: Placement): Promise<void> {
  const branch = placed.stop?.stop === 'forked' ? placed.quarantined : []
  const entries = [...placed.repeated, ...placed.added, ...branch]
  const withSide = entries.filter((entry): entry is WithSide => entry.side !== undefined)
  if (withSide.length === 0) return
  const sides = withSide.map((entry) => readSide(entry, parse))
  await tx.query(
    `insert into entry_side (hash, operator_id, till_id, seq, side, does_fit, received_at)
     select hash, coalesce(side.operator_id, point.operator_id), $1, seq, bytes, does_fit, $3
     from unnest($4::bytea[], $5::text[], $6::int[], $7::bytea[], $8::boolean[])
       as side(hash, operator_id, seq, bytes, does_fit), point
     where point.id = $2 on conflict (hash) do nothing`,
    [
      till.tillId,
      till.pointId,
      new Date(nowMs),
      sides.map((side) => side.hash),
      sides.map((side) => side.operatorId),
      sides.map((side) => side.seq),
      sides.map((side) => side.bytes),
      sides.map((side) => side.doesFit),
    ],
  )
  for (const { seq } of sides.filter((side) => side.doesFit === false))
    await noteTill(tx, { tillId: till.tillId, kind: 'side-mismatch', seq, nowMs })
}

type Side = {
  seq: number
  hash: Buffer
  bytes: Buffer
  /** As the entry says; null where it does not, or cannot be read. */
  operatorId: string | null
  doesFit: boolean | null
}

function readSide(entry: WithSide, parse: Push['parse']): Side {
  const { seq, side } = entry
  const hash = hashSide(side, sha256)
  const raw = { seq, hash: Buffer.from(hash, 'hex'), bytes: Buffer.from(side) }
  const { read } = parse(entry)
  if (!read.ok) return { ...raw, operatorId: null, doesFit: null }
  if (read.value.kind !== 'sale.completed') return { ...raw, operatorId: null, doesFit: false }
  const { operatorId, sideHash } = read.value.body
  return { ...raw, operatorId, doesFit: sideHash === hash }
}
