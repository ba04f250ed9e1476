import type { FileHandle } from 'node:fs/promises'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import type { Head } from '#shared/journal/entry.ts'
import type { Ack, BoxIdentity } from '../contract.ts'
import { eachLine } from './each-line.ts'
import { peekLine } from './line.ts'

/** A place to start reading from: the entry after `head` is at `offset` or behind it. */
export type Mark = { offset: number; head: Head; ack: Ack | null; identity: BoxIdentity | null }

/** What a walk over the box found. */
export type Scan = {
  /** Last entry of the sound prefix. */
  head: Head
  ack: Ack | null
  identity: BoxIdentity | null
  /** The first entry that is unreadable or does not follow, and the byte where it lies. */
  damage: { seq: number; offset: number } | null
  /** Behind the last sound line; what lies beyond is a torn tail. */
  length: number
  /** One for every 256 entries, in order. */
  marks: Mark[]
}

const ENTRIES_PER_MARK = 256

export function emptyScan(): Scan {
  return scanFrom({ offset: 0, head: EMPTY_HEAD, ack: null, identity: null })
}

export function scanFrom(mark: Mark): Scan {
  return {
    head: mark.head,
    ack: mark.ack,
    identity: mark.identity,
    damage: null,
    length: mark.offset,
    marks: [mark],
  }
}

/**
 * Goes on with `scan` from its length to `size`. A bad line followed by the entry that was due is a lost note and
 * harmless; one followed by another entry is damage; one at the very end is torn: it was never acknowledged.
 */
export async function walkBox(file: FileHandle, scan: Scan, size: number): Promise<void> {
  let badFrom: number | null = null
  let lastSeq = scan.head.seq
  await eachLine(file, { from: scan.length, to: size }, ({ bytes, start, end }) => {
    const peek = bytes && peekLine(bytes)
    if (!peek) {
      badFrom ??= start
      return
    }
    scan.length = end
    if ('ack' in peek) scan.ack = peek.ack
    else if ('identity' in peek) scan.identity = peek.identity
    else {
      const { seq, prevHash, hash } = peek.entry
      const isFollowing = seq === scan.head.seq + 1 && prevHash === scan.head.hash
      if (!scan.damage && !isFollowing) scan.damage = { seq: scan.head.seq + 1, offset: badFrom ?? start }
      if (seq > lastSeq) addMark(scan, start, { seq: seq - 1, hash: prevHash })
      lastSeq = Math.max(lastSeq, seq)
      if (!scan.damage) scan.head = { seq, hash }
      badFrom = null
    }
    return
  })
}

/** Notes where an entry lies, if it is time for a mark. `head` is the entry before it. */
export function addMark(scan: Scan, offset: number, head: Head): void {
  const last = scan.marks.at(-1)
  if (last && head.seq - last.head.seq < ENTRIES_PER_MARK) return
  scan.marks.push({ offset, head, ack: scan.ack, identity: scan.identity })
}

/** Where to start reading to meet the entry `seq`. */
export function offsetBefore(scan: Scan, seq: number): number {
  let low = 0
  let high = scan.marks.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((scan.marks[middle]?.head.seq ?? 0) < seq) low = middle
    else high = middle
  }
  return scan.marks[low]?.offset ?? 0
}
