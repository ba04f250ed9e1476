import type { TillId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import { type Envelope, envelopeSchema, isTooLong } from './entry.ts'
import { type Entry, KINDS, type Kind } from './kinds/registry.ts'

/** Why a text cannot be projected. Stored, flagged and counted all the same (P6). */
export type Unreadable =
  | 'too-long'
  | 'not-json'
  | 'too-deep'
  | 'unsafe-number'
  | 'bad-string'
  | 'not-canonical'
  | 'bad-envelope'
  | 'wrong-till'
  | 'wrong-seq'
  | 'unknown-kind'
  | 'bad-body'

/** Objects and arrays inside one another, the outermost counted: a fixed number, for every reader must agree. */
const MAX_DEPTH = 32

/** Where the text was found: the till and seq of the wire or the store. */
type Expected = { tillId: TillId; seq: number }

/**
 * Reads a text as SPEC §3 defines readable. Never throws: whatever a stranger sends is an answer.
 * `v` is the version of a kind's body; one that this program does not know is an unknown kind.
 */
export function readEntry(text: string, expected: Expected): Result<Entry, Unreadable> {
  const envelope = readEnvelope(text, expected)
  if (!envelope.ok) return envelope
  const { kind, v, body } = envelope.value
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind as Kind] : undefined
  if (!known || known.v !== v) return err('unknown-kind')
  const read = known.body.safeParse(body)
  if (!read.success) return err('bad-body')
  return ok({ ...envelope.value, body: read.data } as Entry)
}

/** All but the body: enough to date an entry (P11) whose kind only a later version reads. */
export function readEnvelope(text: string, expected: Expected): Result<Envelope, Unreadable> {
  if (isTooLong(text)) return err('too-long')
  const parsed = parseCanonical(text)
  if (!parsed.ok) return parsed
  const envelope = envelopeSchema.safeParse(parsed.value)
  if (!envelope.success) return err('bad-envelope')
  if (envelope.data.tillId !== expected.tillId) return err('wrong-till')
  if (envelope.data.seq !== expected.seq) return err('wrong-seq')
  return ok(envelope.data)
}

/** Whether a body holds only what a text may hold: safe integers, plain strings, no depth without end (SPEC §3). */
export function isWritable(body: unknown): boolean {
  return findFault(body, 2) === null
}

/** In the order SPEC §3 lists them, so that every reader names the same reason. */
function parseCanonical(text: string): Result<unknown, Unreadable> {
  const value = parseJson(text)
  if (value === undefined) return err('not-json')
  const fault = findFault(value, 1)
  if (fault) return err(fault)
  return JSON.stringify(value) === text ? ok(value) : err('not-canonical')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type ValueFault = 'too-deep' | 'unsafe-number' | 'bad-string'

function findFault(value: unknown, depth: number): ValueFault | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : 'unsafe-number'
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? 'bad-string' : null
  if (value === null || typeof value !== 'object') return null
  if (depth > MAX_DEPTH) return 'too-deep' // before any recursion can exhaust a stack
  return Array.isArray(value) ? faultOfItems(value, depth) : faultOfFields(value as Fields, depth)
}

type Fields = Readonly<Record<string, unknown>>

function faultOfItems(items: readonly unknown[], depth: number): ValueFault | null {
  for (const item of items) {
    const fault = findFault(item, depth + 1)
    if (fault) return fault
  }
  return null
}

/** What JSON.parse makes has no inherited fields: a plain loop over them is several times faster than their list. */
function faultOfFields(fields: Fields, depth: number): ValueFault | null {
  for (const key in fields) {
    const fault = findFault(key, depth) ?? findFault(fields[key], depth + 1)
    if (fault) return fault
  }
  return null
}
