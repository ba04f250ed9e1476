import type { z } from 'zod'
import { type ChainBreak, type ChainFault, followFault, isHashOfText } from '../journal/chain.ts'
import type { ChainedEntry, Head } from '../journal/entry.ts'
import { hashEntry, type Sha256 } from '../journal/hash.ts'
import { err, ok, type Result } from '../result.ts'
import { wireEntrySchema } from './wire.ts'

/** From this protocol on a reader takes entries without the hashes that it works out itself. */
export const SLIM_PROTOCOL = 2

/** An entry on its way. `prevHash` may be left out after the first, `hash` before the last and beside a text. */
export const sentEntrySchema = wireEntrySchema.partial({ prevHash: true, hash: true })
export type SentEntry = z.output<typeof sentEntrySchema>

/** A batch without the hashes that its reader works out: a third of its bytes, for nothing compresses them. */
export function slimEntries<TEntry extends ChainedEntry>(
  entries: readonly TEntry[],
): (Omit<TEntry, 'prevHash' | 'hash'> & SentEntry)[] {
  return entries.map(({ prevHash, hash, ...entry }, index) => {
    const isLast = index === entries.length - 1
    return {
      ...entry,
      ...(index === 0 ? { prevHash } : {}),
      ...(isLast || entry.text === null ? { hash } : {}),
    }
  })
}

/** What was sent, with all hashes, as far as it can be told; and the first break in its chain. */
export type ReadBatch<TEntry> = { entries: (TEntry & ChainedEntry)[]; found: ChainBreak | null }

/**
 * Puts in the hashes that were left out and checks the chain. A sent hash that fits vouches for every entry up to it.
 * A break stands where it is, and what follows is kept as it came, if all from the last vouched entry on came with
 * their hashes. If not, nobody can tell which text is wrong: then it is `bad-hash` at the first entry that none
 * vouches for, and `entries` ends before that.
 */
export function readSent<TEntry extends SentEntry>(
  sent: readonly TEntry[],
  digest?: Sha256,
): ReadBatch<TEntry> {
  const entries: (TEntry & ChainedEntry)[] = []
  let vouchedCount = 0
  let fault: ChainFault | null = null
  let last = headBefore(sent[0])
  for (const entry of sent) {
    const whole = wholeAfter(last, entry, digest)
    if (!whole.ok) {
      fault = whole.error
      break
    }
    entries.push(whole.value)
    last = whole.value
    if (entry.hash !== undefined) vouchedCount = entries.length
  }
  const rest = sent.slice(vouchedCount)
  const [first] = rest
  if (!first) return { entries, found: null }
  const at = { index: vouchedCount, seq: first.seq }
  const vouched = entries.slice(0, vouchedCount)
  if (fault && rest.every(isWhole)) return { entries: [...vouched, ...rest], found: { ...at, fault } }
  return { entries: vouched, found: { ...at, fault: 'bad-hash' } }
}

/** Null where the first entry does not name it. */
function headBefore(first: SentEntry | undefined): Head | null {
  return first?.prevHash === undefined ? null : { seq: first.seq - 1, hash: first.prevHash }
}

function wholeAfter<TEntry extends SentEntry>(
  last: Head | null,
  entry: TEntry,
  digest: Sha256 | undefined,
): Result<TEntry & ChainedEntry, ChainFault> {
  const { text } = entry
  const prevHash = entry.prevHash ?? last?.hash
  if (!last || prevHash === undefined) return err('bad-hash')
  const hash = entry.hash ?? (text === null ? undefined : hashEntry(prevHash, text, digest))
  if (hash === undefined) return err('bad-hash') // a hole's hash cannot be worked out
  const whole = { ...entry, prevHash, hash }
  const fault = followFault(last, whole)
  if (fault) return err(fault)
  const isSound =
    text === null || (entry.hash ? isHashOfText({ ...whole, text }, digest) : text.isWellFormed())
  return isSound ? ok(whole) : err('bad-hash')
}

function isWhole<TEntry extends SentEntry>(entry: TEntry): entry is TEntry & ChainedEntry {
  return entry.prevHash !== undefined && entry.hash !== undefined
}
