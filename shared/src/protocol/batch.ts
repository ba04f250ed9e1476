import { jsonBytes } from '../journal/json-bytes.ts'
import { MAX_BATCH_ENTRIES, MAX_BODY_BYTES } from './version.ts'

export type BatchLimits = { maxEntries: number; maxBytes: number }

/** What a body may hold beside its entries: version, epoch, boot, signed head, or the frame of an answer. */
const FRAME_BYTES = 4096

/** The wire's own limits, for the entries of one push or of one answer that carries nothing else. */
export const WIRE_LIMITS: BatchLimits = {
  maxEntries: MAX_BATCH_ENTRIES,
  maxBytes: MAX_BODY_BYTES - FRAME_BYTES,
}

/**
 * The first entries that fit together: at most `maxEntries`, at most `maxBytes` of JSON, and always at least
 * one, for one largest entry fits the wire. After `too-large` the till takes again with half of `maxEntries`.
 */
export function takeBatch<TEntry>(entries: readonly TEntry[], limits: BatchLimits = WIRE_LIMITS): TEntry[] {
  let bytes = 0
  let count = 0
  for (const entry of entries) {
    bytes += jsonBytes(entry) + 1 // the comma
    if (count > 0 && (bytes > limits.maxBytes || count >= limits.maxEntries)) break
    count += 1
  }
  return entries.slice(0, count)
}
