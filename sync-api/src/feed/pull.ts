import type { z } from 'zod'
import type { PullAnswer, pullRequestSchema } from '#shared/protocol/pull.ts'
import { SLIM_PROTOCOL, slimEntries } from '#shared/protocol/sent-entry.ts'
import { MAX_BATCH_ENTRIES, MAX_BODY_BYTES } from '#shared/protocol/version.ts'
import type { Db } from '../db/pool.ts'
import { noteContact } from '../db/till-contact.ts'
import type { ProvenTill } from '../db/till-rows.ts'
import { writeCursor } from './cursor.ts'
import { feedPage } from './feed-page.ts'
import { readSiblingHeads, type SiblingHead, wantedFrom } from './sibling-heads.ts'
import { type Holding, type Room, siblingPages } from './sibling-pages.ts'

/** For the answer's frame, its list of wanted journals and the frames of up to 999 siblings. */
const FRAME_BYTES = 96 * 1024
const FEED_BYTES = 512 * 1024
const FULL_BYTES = MAX_BODY_BYTES - FRAME_BYTES

type Request = z.output<typeof pullRequestSchema>
type Pull = { till: ProvenTill; request: Request; nowMs: number; minProtocol: number }

/**
 * What comes down to a till: the next changes of its feed, and the next entries of its point's journals, its own only
 * when it names itself (P3). A revoked till gets nothing (P22), one below the minimum protocol only blocks (P9).
 */
export async function pull(db: Db, { till, request, nowMs, minProtocol }: Pull): Promise<PullAnswer> {
  const { tillId, pointId, epoch, issuedAtMs } = till
  const { protocol, boot } = request
  const isRestricted = protocol < minProtocol
  if (till.isRevoked) return nothing(till, request, nowMs)
  await noteContact(db, tillId, { protocol, boot, issuedAtMs, nowMs })
  const feed = await feedPage(
    db,
    { tillId, pointId, epoch, isRestricted },
    { cursor: request.feed, maxBytes: FEED_BYTES },
  )
  const { cursor, reset, changes } = feed
  const answer = { epoch, now: nowMs, feed: { cursor, reset, changes } }
  if (isRestricted) return { ...answer, want: {}, more: feed.hasMore, siblings: [] }
  const heads = await readSiblingHeads(db, pointId)
  const want = wantedFrom(heads, { selfId: tillId, known: request.siblings, nowMs })
  const bytes = FULL_BYTES - Buffer.byteLength(JSON.stringify(changes))
  const room: Room = { entries: MAX_BATCH_ENTRIES, bytes, fullBytes: FULL_BYTES }
  const { pages, hasMore } = await siblingPages(db, journalsFor(heads, till, request), room)
  const siblings =
    protocol < SLIM_PROTOCOL ? pages : pages.map((page) => ({ ...page, entries: slimEntries(page.entries) }))
  return { ...answer, want, more: feed.hasMore || hasMore, siblings }
}

/** Its own first, for it waits for that before it sells on. */
function journalsFor(
  heads: readonly SiblingHead[],
  till: ProvenTill,
  request: Request,
): { head: SiblingHead; holding: Holding }[] {
  const known: Readonly<Record<string, Holding>> = request.siblings
  const own = heads.filter((head) => head.tillId === till.tillId && known[head.tillId])
  const others = heads.filter((head) => head.tillId !== till.tillId)
  return [...own, ...others].map((head) => ({
    head,
    holding: known[head.tillId] ?? { seq: 0, hash: null },
  }))
}

/** P22: an answer like any other, with nothing in it. */
function nothing({ epoch }: ProvenTill, request: Request, nowMs: number): PullAnswer {
  const cursor = request.feed ?? writeCursor({ epoch, number: 0, isRestricted: true })
  return {
    epoch,
    now: nowMs,
    feed: { cursor, reset: false, changes: [] },
    want: {},
    more: false,
    siblings: [],
  }
}
