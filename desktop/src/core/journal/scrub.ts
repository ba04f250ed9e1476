import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { reopenSession } from '../open-session.ts'
import type { Timers } from '../parts.ts'
import type { Session } from '../session.ts'
import { readOwn } from '../store/own-entries.ts'
import type { Finding } from '../till.ts'
import { isFollowing } from './mend-store.ts'
import { putOwn } from './move-entries.ts'
import { rewriteBox } from './rewrite-box.ts'

/** So few that hashing them takes a part of a frame, and so seldom that nobody notices. */
const PAGE = 40
const PAUSE_MS = 2000
const REST_MS = 6 * 60 * 60_000

export type Scrub = {
  start(): void
  stop(): void
  /** One whole pass without pauses. */
  once(): Promise<void>
}

/**
 * Compares both stores entry by entry, for ever and slowly: what rots long after it was acknowledged is found while
 * the other copy is still good. It only reads, until something is wrong.
 */
export function createScrub(session: Session, timers: Timers, onFound: () => void): Scrub {
  let isOn = false
  let cancel: (() => void) | null = null
  let nextSeq = 1

  /** False at the end of the journal. */
  const step = async (): Promise<boolean> => {
    if (!session.isOpen || session.head.seq < nextSeq) return false
    const found = await scrubPage(session, nextSeq)
    nextSeq += PAGE
    if (found === null) return true
    session.findings = [...session.findings, ...found]
    session.unnoted = [...session.unnoted, ...found]
    onFound()
    return true
  }
  const run = async () => {
    const hasMore = await step().catch(() => false) // a store that fails is the journal's to notice
    if (!hasMore) nextSeq = 1
    if (isOn) cancel = timers.after(hasMore ? PAUSE_MS : REST_MS, () => void run())
  }
  return {
    start() {
      if (isOn) return
      isOn = true
      cancel = timers.after(PAUSE_MS, () => void run())
    },
    stop() {
      isOn = false
      cancel?.()
    },
    async once() {
      nextSeq = 1
      while (await step());
      nextSeq = 1
    },
  }
}

/** What was found and mended from `fromSeq` on; null when all is well. */
async function scrubPage(session: Session, fromSeq: number): Promise<Finding[] | null> {
  const { seq: headSeq } = session.head
  const compared = await compare(session, { fromSeq, toSeq: Math.min(headSeq, fromSeq + PAGE - 1) })
  const { fromBox, boxFromSeq, lostSeq } = compared
  if (fromBox.length === 0 && boxFromSeq === null && lostSeq === null) return null
  return session.inTurn(async () => {
    if (!session.isOpen) return []
    await putOwn(session.db, fromBox)
    const found = fromBox.map(({ seq }) => mended('store', seq))
    // nothing here tells what stood there: as after any damage
    if (lostSeq !== null) await reopenSession(session, { checkFromSeq: lostSeq })
    else if (boxFromSeq !== null)
      found.push((await rewriteBox(session, boxFromSeq)) ? mended('box', boxFromSeq) : damaged(boxFromSeq))
    return found
  })
}

type Compared = { fromBox: ChainedEntry[]; boxFromSeq: number | null; lostSeq: number | null }

/** Entries only the box has whole, the first that only the store has, and one that neither has. */
async function compare(
  { db, parts }: Session,
  { fromSeq, toSeq }: { fromSeq: number; toSeq: number },
): Promise<Compared> {
  const rows = await readOwn(db, { fromSeq, toSeq, limit: PAGE })
  const lines = await parts.blackBox.read(fromSeq, toSeq - fromSeq + 1)
  const compared: Compared = { fromBox: [], boxFromSeq: null, lostSeq: null }
  let before: Head = (await db.own.get(fromSeq - 1)) ?? EMPTY_HEAD
  for (let seq = fromSeq; seq <= toSeq; seq += 1) {
    const isHere = (entry: ChainedEntry) => entry.seq === seq && isFollowing(before, entry)
    const row = rows.find(isHere)
    const line = lines.find(isHere)
    if (!row && !line) return { ...compared, lostSeq: seq }
    if (!row && line) compared.fromBox.push(line)
    if (!line) compared.boxFromSeq ??= seq
    before = row ?? line ?? before
  }
  return compared
}

function mended(where: 'store' | 'box', seq: number): Finding {
  return { code: 'entry-mended', detail: { where, seq } }
}

function damaged(seq: number): Finding {
  return { code: 'box-damaged', detail: { seq } }
}
