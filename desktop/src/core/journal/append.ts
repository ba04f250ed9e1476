import { chainEntry, type WrittenEntry } from '#shared/journal/entry.ts'
import { type Entry, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import { readEntry } from '#shared/journal/readable.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { instantOfIso } from '#shared/time.ts'
import { withDeadline } from '../deadline.ts'
import type { Session } from '../session.ts'
import { beginCommit, type CommitPlan, type CommitTransaction } from '../store/commit-row.ts'
import { ownRowOf } from '../store/own-entries.ts'
import { foldOwn, foldPrice } from './views.ts'

/** How long both stores may take before the outcome counts as unknown. */
export const COMMIT_LIMIT_MS = 2000

export type Draft = { kind: Kind; body: unknown; settles: boolean }
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
  const store = startCommit(session)
  const made = prepare(session, draft)
  if (!made.ok) {
    store.abort()
    return { end: 'refused', reason: made.error }
  }
  const prepared = made.value
  const views = nextViews(session, prepared)
  const { written, entry } = prepared
  const isDone = await writeBoth(session, {
    store,
    written,
    plan: { row: ownRowOf(written, entry), ...views, settles: draft.settles },
  })
  if (!isDone) return { end: 'unknown', prepared }
  session.unsentSinceMs ??= instantOfIso(entry.at.wall)
  session.head = { seq: written.seq, hash: written.hash }
  session.viewKeeper.views = views.views
  for (const row of views.prices) session.viewKeeper.prices.set(row.productId, row)
  if (entry.kind === 'sale.completed')
    session.lastSaleNumber = Math.max(session.lastSaleNumber, entry.body.number.sale)
  return { end: 'done', prepared }
}

/** Text and hash from the head in memory; refuses what its own schema or the journal's rules would not read. */
function prepare(session: Session, { kind, body }: Draft): Result<Prepared, 'not-enrolled' | 'invalid'> {
  const { identity, head } = session
  if (identity === null) return err('not-enrolled')
  const { tillId, pointId } = identity
  const seq = head.seq + 1
  try {
    const written = chainEntry(head, {
      tillId,
      pointId,
      seq,
      at: session.run.stamp(),
      kind,
      v: KINDS[kind].v,
      body,
    })
    const read = readEntry(written.text, { tillId, seq })
    return read.ok ? ok({ written, entry: read.value }) : err('invalid')
  } catch (error) {
    if (error instanceof RangeError) return err('invalid') // longer than 64 KiB
    throw error
  }
}

/** Whether both stores have it within the limit. */
async function writeBoth(
  { parts }: Session,
  { store, written, plan }: { store: CommitTransaction; written: WrittenEntry; plan: CommitPlan },
): Promise<boolean> {
  const inBox = parts.blackBox.append([written])
  const both = Promise.allSettled([writeStore(store, plan), inBox])
  try {
    const limit = { timers: parts.timers, limitMs: COMMIT_LIMIT_MS, what: 'the commit' }
    const [store, box] = await withDeadline(both, limit)
    return store.status === 'fulfilled' && store.value === null && box.status === 'fulfilled'
  } catch {
    store.abort() // if it still can: what is not done by now is sorted out by reopening
    return false
  }
}

/** A store that refuses to begin, or a single request, is a store that failed. */
function startCommit({ db, head }: Session): CommitTransaction {
  try {
    return beginCommit(db, head)
  } catch (error) {
    const done = Promise.reject(error)
    done.catch(() => undefined)
    return { done, write: () => undefined, abort: () => undefined }
  }
}

async function writeStore(store: CommitTransaction, plan: CommitPlan): Promise<'moved' | null> {
  try {
    store.write(plan)
  } catch (error) {
    store.abort()
    throw error
  }
  return store.done
}

/** The views after this entry; ones that cannot be folded are marked, the entry stands (P18). */
function nextViews(
  { viewKeeper }: Session,
  { written, entry }: Prepared,
): Pick<CommitPlan, 'views' | 'prices'> {
  try {
    const price = foldPrice(viewKeeper.prices, { entry, hash: written.hash })
    return { views: foldOwn(viewKeeper.views, written.seq, entry), prices: price ? [price] : [] }
  } catch {
    return { views: { ...viewKeeper.views, isStale: true }, prices: [] }
  }
}
