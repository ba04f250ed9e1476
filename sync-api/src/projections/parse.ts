import type { PointId, TillId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import { readEntry, readEnvelope } from '#shared/journal/readable.ts'
import { err } from '#shared/result.ts'
import type { ParsedEntry } from './types.ts'

type StoredText = {
  seq: number
  prevHash: EntryHash
  hash: EntryHash
  text: string | null
  receivedMs: number
}

/** Reads one stored entry of a till of `pointId`: the only place that decides what is projected (P6). */
export function parseEntry(stored: StoredText, till: { tillId: TillId; pointId: PointId }): ParsedEntry {
  const { seq, prevHash, hash, text, receivedMs } = stored
  const known = { seq, prevHash, hash, receivedMs }
  if (text === null) return { ...known, at: null, read: err('hole') }
  const expected = { tillId: till.tillId, seq }
  const read = readEntry(text, expected)
  const envelope = read.ok ? read : readEnvelope(text, expected)
  if (!envelope.ok) return { ...known, at: null, read: envelope }
  const { at, pointId } = envelope.value
  return { ...known, at, read: pointId === till.pointId ? read : err('wrong-point') }
}
