import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { TillId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { envelopeSchema, MAX_TEXT_BYTES } from './entry.ts'
import { type Entry, KINDS, type Kind } from './kinds/registry.ts'

/** Why a text cannot be projected. Stored, flagged and counted all the same (P6). */
export type Unreadable =
  | 'too-long'
  | 'not-json'
  | 'not-canonical'
  | 'unsafe-number'
  | 'bad-string'
  | 'bad-envelope'
  | 'wrong-till'
  | 'wrong-seq'
  | 'unknown-kind'
  | 'bad-body'

/**
 * Reads a text as SPEC §2.3 defines readable. Never throws: whatever a stranger sends is an answer.
 * `expected` is the till and seq of the wire or the store.
 */
export function readEntry(text: string, expected: { tillId: TillId; seq: number }): Result<Entry, Unreadable> {
  if (text.length > MAX_TEXT_BYTES || utf8ToBytes(text).length > MAX_TEXT_BYTES) return err('too-long')
  const parsed = parseCanonical(text)
  if (!parsed.ok) return parsed
  const envelope = envelopeSchema.safeParse(parsed.value)
  if (!envelope.success) return err('bad-envelope')
  const { tillId, pointId, seq, at, kind, v, body } = envelope.data
  if (tillId !== expected.tillId) return err('wrong-till')
  if (seq !== expected.seq) return err('wrong-seq')
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind as Kind] : undefined
  if (!known || known.v !== v) return err('unknown-kind')
  const read = known.body.safeParse(body)
  if (!read.success) return err('bad-body')
  return ok({ tillId, pointId, seq, at, kind, v, body: read.data } as Entry)
}

function parseCanonical(text: string): Result<unknown, Unreadable> {
  try {
    const value: unknown = JSON.parse(text)
    if (JSON.stringify(value) !== text) return err('not-canonical')
    const fault = findFault(value)
    return fault ? err(fault) : ok(value)
  } catch {
    return err('not-json') // also: nested too deep for the parser
  }
}

function findFault(value: unknown): 'unsafe-number' | 'bad-string' | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : 'unsafe-number'
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? 'bad-string' : null
  if (value === null || typeof value !== 'object') return null
  for (const [key, item] of Object.entries(value)) {
    const fault = findFault(key) ?? findFault(item)
    if (fault) return fault
  }
  return null
}
