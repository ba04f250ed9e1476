import type { PointId, TillId } from '#shared/ids.ts'
import type { EntryAt } from '#shared/journal/entry.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import type { Unreadable } from '#shared/journal/readable.ts'
import type { Result } from '#shared/result.ts'

/** Why an entry is stored and not projected (P6): `hole` has no text, `wrong-point` names another point than its till's. */
export type NotProjected = Unreadable | 'hole' | 'wrong-point'

/** A stored entry as projections read it: made by `parseEntry` at ingest and at rebuild alike. */
export type ParsedEntry = {
  seq: number
  prevHash: EntryHash
  hash: EntryHash
  /** When its text first came here, by whatever road (P14); ms since 1970. */
  receivedMs: number
  /** When, even if only a later version reads the body; null where not even the envelope can be read. */
  at: EntryAt | null
  read: Result<Entry, NotProjected>
}

/**
 * Entries of one till that the database did not have before this transaction: raw rows really inserted, or holes
 * really filled; ascending by seq. `pointId` is the till's point.
 */
export type NewEntries = { tillId: TillId; pointId: PointId; entries: readonly ParsedEntry[] }

/**
 * Entries that a projection could not take in, whatever the cause: left out whole, for the caller to keep in
 * entry_flag; `rebuild` tries them again. What the set of entries itself says (duplicate, undated, carried and
 * unfit) is no flag of an arrival: it is read from the derived tables (P20).
 */
export type ProjectionFailure = { seq: number; hash: EntryHash; reason: 'projection-failed' }
