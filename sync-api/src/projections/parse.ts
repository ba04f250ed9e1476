import type { PointId, TillId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import { readEntry, readEnvelope } from '#shared/journal/readable.ts'
import { err } from '#shared/result.ts'
import type { ParsedEntry } from './types.ts'

type StoredText = { seq: number; prevHash: EntryHash; hash: EntryHash; text: string | null }

/** Reads one stored entry of a till of `pointId`: the only place that decides what is projected (P6). */
export function parseEntry(stored: StoredText, till: { tillId: TillId; pointId: PointId }): ParsedEntry {
  const { seq, prevHash, hash, text } = stored
  if (text === null) return { seq, prevHash, hash, at: null, read: err('hole') }
  const expected = { tillId: till.tillId, seq }
  const read = readEntry(text, expected)
  if (read.ok) {
    const isOwn = read.value.pointId === till.pointId
    return { seq, prevHash, hash, at: read.value.at, read: isOwn ? read : err('wrong-point') }
  }
  const envelope = readEnvelope(text, expected)
  return { seq, prevHash, hash, at: envelope.ok ? envelope.value.at : null, read }
}
