import type { Head } from '#shared/journal/entry.ts'
import type { PushedEntry } from '#shared/protocol/push.ts'
import { takeBatch, WIRE_LIMITS } from '#shared/protocol/batch.ts'
import { isFollowing } from '../journal/mend-store.ts'
import type { Session } from '../session.ts'
import { sidesBetween } from '../journal/sides.ts'
import { readOwn } from '../store/own-entries.ts'

/**
 * The outbox is no table: the entries both stores hold (P2) above what the server has acknowledged (P13), each with the
 * buyer's data beside it. The next batch behind `through`, in order and whole; `damagedSeq` is where the store cannot go on.
 */
export async function nextBatch(
  session: Session,
  through: Head,
  maxEntries: number,
): Promise<{ entries: PushedEntry[]; damagedSeq: number | null }> {
  const range = { fromSeq: through.seq + 1, toSeq: session.head.seq, limit: maxEntries }
  const entries: PushedEntry[] = []
  const sides = await sidesBetween(session.db, range)
  let before: Head = through
  for (const { seq, prevHash, hash, text } of await readOwn(session.db, range)) {
    const entry = { seq, prevHash, hash, text }
    if (!isFollowing(before, entry)) break
    const side = sides.get(hash)
    entries.push(side === undefined ? entry : { ...entry, side })
    before = entry
  }
  const isEmpty = entries.length === 0 && range.fromSeq <= range.toSeq
  return {
    entries: takeBatch(entries, { ...WIRE_LIMITS, maxEntries }),
    damagedSeq: isEmpty ? range.fromSeq : null,
  }
}
