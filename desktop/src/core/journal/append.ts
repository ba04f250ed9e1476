import { chainEntry, type WrittenEntry } from '#shared/journal/entry.ts'
import { type Entry, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import { readEntry } from '#shared/journal/readable.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { instantOfIso } from '#shared/time.ts'
import { withDeadline } from '../deadline.ts'
import type { Session } from '../session.ts'
import { commitRow, type CommitPlan } from '../store/commit-row.ts'
import { ownRowOf } from '../store/own-entries.ts'
import { foldOwn, foldPrice } from './views.ts'

/** How long both stores may take before the outcome counts as unknown. */
export const COMMIT_LIMIT_MS = 2000

export type Draft = { kind: Kind; body: unknown; settles: boolean }
export type Prepared = { written: WrittenEntry; entry: Entry }

/** `unknown`: an error or the limit; nobody can tell yet. */
export type AppendEnd = 'done' | 'unknown'

/** Text and hash from the head in memory; refuses what its own schema or the journal's rules would not read. */
export function prepare(session: Session, draft: Draft): Result<Prepared, 'not-enrolled' | 'invalid'> {
  const { identity, head } = session
  if (identity === null) return err('not-enrolled')
  const { tillId, pointId } = identity
  const seq = head.seq + 1
  const { kind, body } = draft
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

/**
 * The only writer of facts: one entry into both stores at once (design §4). Done when both are; the head moves
 * only then. Must run in turn.
 */
export async function append(session: Session, prepared: Prepared, settles: boolean): Promise<AppendEnd> {
  const { written, entry } = prepared
  const views = nextViews(session, prepared)
  const plan: CommitPlan = { head: session.head, row: ownRowOf(written, entry), ...views, settles }
  const store = startCommit(session, plan)
  const box = session.parts.blackBox.append([written])
  const both = Promise.allSettled([store.done, box])
  try {
    const options = { timers: session.parts.timers, limitMs: COMMIT_LIMIT_MS, what: 'the commit' }
    const [inStore, inBox] = await withDeadline(both, options)
    if (inStore.status === 'rejected' || inBox.status === 'rejected' || inStore.value !== null)
      return 'unknown'
  } catch {
    store.abort() // if it still can: what is not done by now is sorted out by reopening
    return 'unknown'
  }
  session.unsentSinceMs ??= instantOfIso(entry.at.wall)
  session.head = { seq: written.seq, hash: written.hash }
  session.viewKeeper.views = views.views
  for (const row of views.prices) session.viewKeeper.prices.set(row.productId, row)
  if (entry.kind === 'sale.completed')
    session.lastSaleNumber = Math.max(session.lastSaleNumber, entry.body.number.sale)
  return 'done'
}

/** A store that refuses to begin is a store that failed. */
function startCommit(session: Session, plan: CommitPlan): ReturnType<typeof commitRow> {
  try {
    return commitRow(session.db, plan)
  } catch (error) {
    return { done: Promise.reject(error), abort: () => undefined }
  }
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
