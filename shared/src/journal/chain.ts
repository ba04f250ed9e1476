import type { ChainedEntry, Head } from './entry.ts'
import { hashEntry, type Sha256 } from './hash.ts'

/**
 * Why an entry cannot stand where it is. `gap`: its seq is not the next. `fork`: it does not follow the hash
 * before it (P5). `bad-hash`: its hash does not fit its text (P6b).
 */
export type ChainFault = 'gap' | 'fork' | 'bad-hash'
export type ChainBreak = { index: number; seq: number; fault: ChainFault }

/**
 * The first entry that does not continue the chain from `head`, or null when all do. The entries before
 * `index` are sound. A hole's hash is taken on trust; what follows it must name that hash.
 */
export function verifyChain(
  head: Head,
  entries: readonly ChainedEntry[],
  digest?: Sha256,
): ChainBreak | null {
  let last = head
  for (const [index, entry] of entries.entries()) {
    const fault = faultAfter(last, entry, digest)
    if (fault) return { index, seq: entry.seq, fault }
    last = entry
  }
  return null
}

/**
 * Whether the text belongs to the hash. A text with a lone surrogate has no UTF-8, so no hash fits it: an
 * encoder would put U+FFFD in its place and another text would be stored under the same hash.
 */
export function isHashOfText(entry: ChainedEntry & { text: string }, digest?: Sha256): boolean {
  return entry.text.isWellFormed() && hashEntry(entry.prevHash, entry.text, digest) === entry.hash
}

/** Whether an entry stands right behind `last`, whatever its text. */
export function followFault(last: Head, { seq, prevHash }: ChainedEntry): 'gap' | 'fork' | null {
  if (seq !== last.seq + 1) return 'gap'
  return prevHash === last.hash ? null : 'fork'
}

function faultAfter(last: Head, entry: ChainedEntry, digest: Sha256 | undefined): ChainFault | null {
  const { text } = entry
  const fault = followFault(last, entry)
  if (fault || text === null) return fault
  return isHashOfText({ ...entry, text }, digest) ? null : 'bad-hash'
}
