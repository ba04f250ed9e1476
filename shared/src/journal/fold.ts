import type { TillId } from '../ids.ts'
import type { ChainedEntry } from './entry.ts'
import type { EntryHash } from './hash.ts'
import type { EntryOf, Kind } from './kinds/registry.ts'
import { readEntry, type Unreadable } from './readable.ts'

/** A readable entry as a reducer meets it. `datedMs` is its dated time (P11). */
export type Fact<TKind extends Kind = Kind> = { entry: EntryOf<TKind>; hash: EntryHash; datedMs: number }

/**
 * A view as a function of the set of entries (P20): any order and any repetition of the same entries must end
 * in the same state. A reducer owns the state it is given and may edit it; it decides first and writes last,
 * so that a throw leaves the state as it was.
 */
export type Fold<TState> = {
  empty(): TState
  on: { readonly [TKind in Kind]?: (state: TState, fact: Fact<TKind>) => TState }
}

export type StoredEntry = ChainedEntry & { tillId: TillId; datedMs: number }

/** Why an entry was left out: a hole, a text that cannot be read, or a reducer that threw. */
export type SkipReason = 'hole' | 'failed' | Unreadable
/** A state and what is missing from it. After an upgrade a fold with anything skipped is made anew. */
export type Folded<TState> = { state: TState; skipped: Partial<Record<SkipReason, number>> }

/** P18: folds whatever it can read and counts the rest; never throws. Goes on from `from` when given. */
export function foldEntries<TState>(
  fold: Fold<TState>,
  entries: Iterable<StoredEntry>,
  from: Folded<TState> = { state: fold.empty(), skipped: {} },
): Folded<TState> {
  let folded = from
  for (const entry of entries) folded = foldStored(fold, folded, entry)
  return folded
}

/** One entry that is already read: what was just committed, for one. Never throws. */
export function foldFact<TState>(fold: Fold<TState>, folded: Folded<TState>, fact: Fact): Folded<TState> {
  // The registry ties each kind to its body; a lookup by a union of kinds cannot say so.
  const reduce = fold.on[fact.entry.kind] as ((state: TState, fact: Fact) => TState) | undefined
  if (!reduce) return folded
  try {
    return { ...folded, state: reduce(folded.state, fact) }
  } catch {
    return skip(folded, 'failed')
  }
}

function foldStored<TState>(fold: Fold<TState>, folded: Folded<TState>, stored: StoredEntry): Folded<TState> {
  if (stored.text === null) return skip(folded, 'hole')
  const read = readEntry(stored.text, stored)
  if (!read.ok) return skip(folded, read.error)
  return foldFact(fold, folded, { entry: read.value, hash: stored.hash, datedMs: stored.datedMs })
}

function skip<TState>({ state, skipped }: Folded<TState>, reason: SkipReason): Folded<TState> {
  return { state, skipped: { ...skipped, [reason]: (skipped[reason] ?? 0) + 1 } }
}
