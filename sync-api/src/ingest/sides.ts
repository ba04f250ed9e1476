import type { PushedEntry } from '#shared/protocol/push.ts'
import { hashSide } from '#shared/journal/hash.ts'
import type { Tx } from '../db/pool.ts'
import type { ParsedEntry } from '../projections/types.ts'
import type { Flag } from './flags.ts'
import { sha256 } from './sha256.ts'

type WithSide = PushedEntry & { side: string }

/**
 * Keeps buyers' data apart from the entries they came beside, under the operator the entry names. Each is kept once by
 * its own hash, and one that was erased stays erased however often it is sent. Flags those that are not their entry's.
 */
export async function storeSides(
  tx: Tx,
  till: { tillId: string; pointId: string; nowMs: number },
  { entries, parse }: { entries: readonly PushedEntry[]; parse: (entry: PushedEntry) => ParsedEntry },
): Promise<Flag[]> {
  const withSide = entries.filter((entry): entry is WithSide => entry.side !== undefined)
  if (withSide.length === 0) return []
  const sides = withSide.map((entry) => ({
    seq: entry.seq,
    hash: hashSide(entry.side, sha256),
    bytes: Buffer.from(entry.side),
    of: saleOf(parse(entry)),
  }))
  await tx.query(
    `insert into entry_side (hash, operator_id, till_id, seq, side, received_at)
     select hash, coalesce(side.operator_id, point.operator_id), $1, seq, bytes, $3
     from unnest($4::bytea[], $5::text[], $6::int[], $7::bytea[]) as side(hash, operator_id, seq, bytes), point
     where point.id = $2 on conflict (hash) do nothing`,
    [
      till.tillId,
      till.pointId,
      new Date(till.nowMs),
      sides.map((side) => Buffer.from(side.hash, 'hex')),
      sides.map((side) => side.of?.operatorId ?? null),
      sides.map((side) => side.seq),
      sides.map((side) => side.bytes),
    ],
  )
  return sides
    .filter((side) => side.of !== null && side.of.sideHash !== side.hash)
    .map(({ seq }) => ({ seq, reason: 'side-mismatch' }))
}

/** What a readable entry says of its side; null when nobody can tell. */
function saleOf({ read }: ParsedEntry): { operatorId: string | null; sideHash: string | null } | null {
  if (!read.ok) return null
  return read.value.kind === 'sale.completed' ? read.value.body : { operatorId: null, sideHash: null }
}
