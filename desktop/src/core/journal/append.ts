import { chainEntry, type Envelope, type WrittenEntry } from '#shared/journal/entry.ts'
import { type Entry, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import { isSideOf } from './sides.ts'
import { isWritable } from '#shared/journal/readable.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { instantOfIso } from '#shared/time.ts'
import { withDeadline } from '../deadline.ts'
import type { Session } from '../session.ts'
import { commitRow, type CommitPlan, type CommitTransaction, type ViewsPlan } from '../store/commit-row.ts'
import { ownRowOf } from '../store/own-entries.ts'
import { foldOwn, foldPrice } from './views.ts'

/** Views need not be newer than this many sales: a start folds the rest, and each sale writes less. */
const VIEWS_EVERY = 64

/** How long both stores may take before the outcome counts as unknown. */
export const COMMIT_LIMIT_MS = 2000

/** `side`: the buyer's data, for the store and never for the box. */
export type Draft = { kind: Kind; body: unknown; settles: boolean; side: string | null }
/** An entry made and not yet known to be kept. */
export type Prepared = { written: WrittenEntry; entry: Entry }

/** `unknown`: an error or the limit; nobody can tell yet. */
export type AppendEnd =
  | { end: 'refused'; reason: 'not-enrolled' | 'invalid' }
  | { end: 'done' | 'unknown'; prepared: Prepared }

/**
 * The only writer of facts: one entry into both stores at once (design §4). Done when both are; the head moves
 * only then. Must run in turn.
 */
export async function append(session: Session, draft: Draft): Promise<AppendEnd> {
  const made = prepare(session, draft)
  if (!made.ok) return { end: 'refused', reason: made.error }
  const prepared = made.value
  const views = nextViews(session, prepared)
  const { written, entry } = prepared
  // what is no sale may be a price, and is rare
  const areViewsDue = entry.kind !== 'sale.completed' || written.seq % VIEWS_EVERY === 0
  const { seq, hash } = written
  const side = draft.side === null ? null : { hash, seq, side: draft.side, waiting: 1 as const }
  const plan = {
    row: ownRowOf(written, entry),
    views: areViewsDue ? views : null,
    settles: draft.settles,
    side,
  }
  const end = await writeBoth(session, written, plan)
  if (end === 'unknown') return { end: 'unknown', prepared }
  session.unsentSinceMs ??= instantOfIso(entry.at.wall)
  session.head = { seq: written.seq, hash: written.hash }
  session.viewKeeper.views = end === 'stale-views' ? { ...views.views, isStale: true } : views.views
  for (const row of views.prices) session.viewKeeper.prices.set(row.productId, row)
  if (entry.kind === 'sale.completed')
    session.lastSaleNumber = Math.max(session.lastSaleNumber, entry.body.number.sale)
  if (entry.kind === 'sale.returned')
    session.lastReturnNumber = Math.max(session.lastReturnNumber, entry.body.number.return)
  return { end: 'done', prepared }
}

/**
 * Text and hash from the head in memory. Only what the kind's schema names gets into a text; refused is what it, or
 * the journal's rules, would not read again.
 */
function prepare(
  session: Session,
  { kind, body, side }: Draft,
): Result<Prepared, 'not-enrolled' | 'invalid'> {
  const { identity, head } = session
  if (identity === null) return err('not-enrolled')
  const { tillId, pointId } = identity
  const read = KINDS[kind].body.safeParse(body)
  if (!read.success || !isWritable(read.data)) return err('invalid')
  const at = session.run.stamp()
  const entry: Envelope = { tillId, pointId, seq: head.seq + 1, at, kind, v: KINDS[kind].v, body: read.data }
  try {
    // the schema of this very kind has read the body
    const prepared = { written: chainEntry(head, entry), entry: entry as Entry }
    return side === null || isSideOf(prepared.entry, side) ? ok(prepared) : err('invalid')
  } catch (error) {
    if (error instanceof RangeError) return err('invalid') // longer than 64 KiB
    throw error
  }
}

/** What came of it within the limit. Both stores are asked in one breath: the box first, its way is longer. */
async function writeBoth(
  { parts, db, head }: Session,
  written: WrittenEntry,
  plan: CommitPlan,
): Promise<'done' | 'stale-views' | 'unknown'> {
  const inBox = parts.blackBox.append([written])
  const store = startCommit(() => commitRow(db, head, plan))
  const both = Promise.allSettled([store.done, inBox])
  try {
    const limit = { timers: parts.timers, limitMs: COMMIT_LIMIT_MS, what: 'the commit' }
    const [inStore, box] = await withDeadline(both, limit)
    const isDone = inStore.status === 'fulfilled' && inStore.value === null && box.status === 'fulfilled'
    if (!isDone) return 'unknown'
    return store.hasStaleViews() ? 'stale-views' : 'done'
  } catch {
    store.abort() // if it still can: what is not done by now is sorted out by reopening
    return 'unknown'
  }
}

/** A store that refuses to begin, or a single request, is a store that failed. */
function startCommit(begin: () => CommitTransaction): CommitTransaction {
  try {
    return begin()
  } catch (error) {
    return { done: Promise.reject(error), hasStaleViews: () => false, abort: () => undefined }
  }
}

/** The views after this entry; ones that cannot be folded are marked, the entry stands (P18). */
function nextViews({ viewKeeper }: Session, { written, entry }: Prepared): ViewsPlan {
  try {
    const price = foldPrice(viewKeeper.prices, { entry, hash: written.hash })
    return { views: foldOwn(viewKeeper.views, written.seq, entry), prices: price ? [price] : [] }
  } catch {
    return { views: { ...viewKeeper.views, isStale: true }, prices: [] }
  }
}
