import { utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { type PointId, pointIdSchema, type TillId, tillIdSchema } from '../ids.ts'
import { isoInstantSchema } from '../time.ts'
import { seqSchema } from './common.ts'
import { type EntryHash, hashEntry, type Sha256 } from './hash.ts'

/** Longest text of one entry, in UTF-8 bytes. */
export const MAX_TEXT_BYTES = 64 * 1024

/**
 * When, as the till knew it. `wall`: the till's clock, UTC. `offsetMs`: server minus till as measured in this
 * run, else null. `run`: goes up at every program start and whenever wall and monotonic clock part by 2 s.
 */
export const entryAtSchema = z.object({
  wall: isoInstantSchema,
  offsetMs: z.int().min(-1e13).max(1e13).nullable(),
  run: z.int().min(1).max(1_000_000_000),
})
export type EntryAt = z.infer<typeof entryAtSchema>

/** What every text holds, whatever its kind. Key order is the order of the text. */
export const envelopeSchema = z.object({
  tillId: tillIdSchema,
  pointId: pointIdSchema,
  seq: seqSchema,
  at: entryAtSchema,
  kind: z.string().min(1).max(64),
  v: z.int().min(1).max(1000),
  body: z.unknown(),
})

export type Envelope<TKind extends string = string, TBody = unknown> = {
  tillId: TillId
  pointId: PointId
  seq: number
  at: EntryAt
  kind: TKind
  v: number
  body: TBody
}

/** An entry as it is stored and sent. `text` null is a hole (P6b). */
export type ChainedEntry = { seq: number; prevHash: EntryHash; hash: EntryHash; text: string | null }

/** The same with its text: all that a till appends. */
export type WrittenEntry = ChainedEntry & { text: string }

/** Where a journal ends: its highest seq and that entry's hash; seq 0 with zeros when empty. */
export type Head = { seq: number; hash: EntryHash }

/** Writes the text of an entry: made once, at commit; nobody serialises it again. Throws RangeError above 64 KiB. */
export function textOf(entry: Envelope): string {
  const { tillId, pointId, seq, at, kind, v, body } = entry
  const { wall, offsetMs, run } = at
  const text = JSON.stringify({ tillId, pointId, seq, at: { wall, offsetMs, run }, kind, v, body })
  if (isTooLong(text)) throw new RangeError(`entry of kind ${kind} is longer than 64 KiB`)
  return text
}

/** Whether a text is longer than any entry may be. No UTF-16 unit takes more than three bytes: most need no encoding. */
export function isTooLong(text: string): boolean {
  if (text.length * 3 <= MAX_TEXT_BYTES) return false
  return text.length > MAX_TEXT_BYTES || utf8ToBytes(text).length > MAX_TEXT_BYTES
}

/** The entry that follows `head`, chained. */
export function chainEntry(head: Head, entry: Envelope, digest?: Sha256): WrittenEntry {
  if (entry.seq !== head.seq + 1) throw new RangeError(`seq ${entry.seq} does not follow ${head.seq}`)
  const text = textOf(entry)
  return { seq: entry.seq, prevHash: head.hash, hash: hashEntry(head.hash, text, digest), text }
}
