import type { TillId } from '#shared/ids.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { type EntryHash, ZERO_HASH } from '#shared/journal/hash.ts'
import { jsonBytes } from '#shared/journal/json-bytes.ts'
import type { Queryable } from '../db/pool.ts'
import type { SiblingHead } from './sibling-heads.ts'

/** What is left of an answer. `fullBytes` is what an answer holds that carries nothing else. */
export type Room = { entries: number; bytes: number; fullBytes: number }
export type Holding = { seq: number; hash: EntryHash | null }
type SiblingPage = { tillId: TillId; from: number; entries: ChainedEntry[] }

/**
 * The next entries of each journal, beginning after what the till holds; from 1 where it holds another hash than the
 * server, for then nothing says from where they agree. Holes go down as holes.
 */
export async function siblingPages(
  db: Queryable,
  journals: readonly { head: SiblingHead; holding: Holding }[],
  room: Room,
): Promise<{ pages: SiblingPage[]; hasMore: boolean }> {
  const pages: SiblingPage[] = []
  let left = room
  for (const { head, holding } of journals) {
    const from = await startOf(db, head, holding)
    if (from > head.through) continue
    const { tillId } = head
    const { entries, bytes } = await readPage(db, { tillId, from, room: left })
    if (entries.length > 0) pages.push({ tillId, from, entries })
    if (from + entries.length <= head.through) return { pages, hasMore: true }
    left = { ...left, entries: left.entries - entries.length, bytes: left.bytes - bytes }
  }
  return { pages, hasMore: false }
}

/** The first seq to send; beyond the head when there is nothing. */
async function startOf(db: Queryable, head: SiblingHead, { seq, hash }: Holding): Promise<number> {
  if (seq === 0 || seq > head.through || hash === null) return seq + 1
  const held = seq === head.through ? head.hash : await hashAt(db, head.tillId, seq)
  return held === hash ? seq + 1 : 1
}

async function hashAt(db: Queryable, tillId: TillId, seq: number): Promise<string | undefined> {
  const { rows } = await db.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from entry where till_id = $1 and seq = $2`,
    [tillId, seq],
  )
  return rows[0]?.hash
}

type Page = { tillId: TillId; from: number; room: Room }

/** As many entries in a row as there is room for. */
async function readPage(
  db: Queryable,
  { tillId, from, room }: Page,
): Promise<{ entries: ChainedEntry[]; bytes: number }> {
  const entries: ChainedEntry[] = []
  let bytes = 0
  for (const stored of await readChained(db, { tillId, from, room })) {
    const size = jsonBytes(stored) + 1
    // No till may write a text so long; like its reader, the answer takes it for a hole.
    const entry = size > room.fullBytes ? { ...stored, text: null } : stored
    bytes += entry === stored ? size : jsonBytes(entry) + 1
    if (bytes > room.bytes || entries.length === room.entries) break
    entries.push(entry)
  }
  return { entries, bytes }
}

type Row = { seq: number; hash: EntryHash; text: Buffer | null }

/** Reads one row more in front, whose hash the first entry follows. The sum keeps what cannot fit out of memory. */
async function readChained(db: Queryable, { tillId, from, room }: Page): Promise<ChainedEntry[]> {
  const { rows } = await db.query<Row>(
    `select seq, encode(hash, 'hex') as hash, text from (
       select seq, hash, text, sum(octet_length(text)) over (order by seq) as bytes
       from entry where till_id = $1 and seq >= $2 order by seq limit $3
     ) page where coalesce(bytes, 0) <= $4 or seq <= $2 + 1 order by seq`,
    [tillId, from - 1, room.entries + 1, room.bytes],
  )
  return rows
    .map(({ seq, hash, text }, index) => ({
      seq,
      prevHash: rows[index - 1]?.hash ?? ZERO_HASH,
      hash,
      text: text === null ? null : text.toString('utf8'),
    }))
    .filter((entry) => entry.seq >= from)
}
