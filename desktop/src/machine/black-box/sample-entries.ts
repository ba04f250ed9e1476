import { type ChainedEntry, type Head, type WrittenEntry } from '#shared/journal/entry.ts'
import { hashEntry } from '#shared/journal/hash.ts'

/** For tests: `count` chained entries that follow `head`; `mark` makes one branch differ from another. */
export function entriesAfter(head: Head, count: number, mark = 'cà phê "đặc sản"'): WrittenEntry[] {
  const entries: WrittenEntry[] = []
  let { seq, hash } = head
  for (let made = 0; made < count; made++) {
    const prevHash = hash
    const text = JSON.stringify({ seq: ++seq, mark })
    hash = hashEntry(prevHash, text)
    entries.push({ seq, prevHash, hash, text })
  }
  return entries
}

export function headOf(entries: readonly ChainedEntry[]): Head {
  const last = entries.at(-1)
  if (!last) throw new Error('no entries')
  return { seq: last.seq, hash: last.hash }
}
