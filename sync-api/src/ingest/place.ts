import type { ChainBreak } from '#shared/journal/chain.ts'
import { type EntryHash, ZERO_HASH } from '#shared/journal/hash.ts'
import type { Head } from '#shared/journal/entry.ts'
import type { PushStop, PushedEntry } from '#shared/protocol/push.ts'

/** What the server holds where the batch wants to go: the till's head, and the rows the batch overlaps. */
export type Held = {
  head: Head
  /** By seq, from the one before the batch's first on; only those up to the head. */
  rows: ReadonlyMap<number, { hash: EntryHash; isHole: boolean }>
}

/** What becomes of a batch. Every entry is in one of the lists, or after a gap and nowhere (P7). */
export type Placement = {
  /** Held already (P4), among them those that `filled` has the text of. */
  repeated: readonly PushedEntry[]
  filled: readonly PushedEntry[]
  added: readonly PushedEntry[]
  quarantined: readonly PushedEntry[]
  stop: { stop: PushStop; seq: number } | null
}

const NOTHING = { repeated: [], filled: [], added: [], quarantined: [], stop: null }

/**
 * Decides where a pushed batch belongs, the only place that does: what is held, fills a hole (P6b) or follows the head
 * is taken, up to the first entry that forks (P5), leaves a gap (P7) or does not fit its hash (P6b). `found` is that
 * first break inside the batch, as `readSent` found it; it may stand behind the last of `entries`.
 */
export function placeBatch(held: Held, entries: readonly PushedEntry[], found: ChainBreak | null): Placement {
  const first = entries[0]
  if (!first) return { ...NOTHING, ...endOf(entries, found) }
  const { head } = held
  if (first.seq > head.seq + 1) return { ...NOTHING, stop: { stop: 'gap', seq: head.seq + 1 } }
  const sound = entries.slice(0, found?.index ?? entries.length)
  const overlap = sound.filter((entry) => entry.seq <= head.seq)
  const forkAt = doesFollow(held, first) ? overlap.findIndex((entry) => !isHeld(held, entry)) : 0
  const repeated = forkAt < 0 ? overlap : overlap.slice(0, forkAt)
  const filled = repeated.filter((entry) => entry.text !== null && held.rows.get(entry.seq)?.isHole)
  if (forkAt < 0) return { repeated, filled, added: sound.slice(overlap.length), ...endOf(entries, found) }
  const stop = { stop: 'forked', seq: first.seq + forkAt } as const
  return { repeated, filled, added: [], quarantined: entries.slice(forkAt), stop }
}

function endOf(
  entries: readonly PushedEntry[],
  found: ChainBreak | null,
): Pick<Placement, 'quarantined' | 'stop'> {
  if (!found) return { quarantined: [], stop: null }
  switch (found.fault) {
    case 'gap':
      return {
        quarantined: [],
        stop: { stop: 'gap', seq: (entries[found.index - 1]?.seq ?? found.seq - 1) + 1 },
      }
    case 'fork':
      return { quarantined: entries.slice(found.index), stop: { stop: 'forked', seq: found.seq } }
    case 'bad-hash':
      return {
        quarantined: entries.slice(found.index, found.index + 1),
        stop: { stop: 'bad-hash', seq: found.seq },
      }
  }
}

/** Whether the batch's first entry names the hash that is held before it. */
function doesFollow(held: Held, first: PushedEntry): boolean {
  return first.prevHash === (first.seq === 1 ? ZERO_HASH : held.rows.get(first.seq - 1)?.hash)
}

function isHeld(held: Held, entry: PushedEntry): boolean {
  return held.rows.get(entry.seq)?.hash === entry.hash
}
