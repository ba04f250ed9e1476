import type { PointId } from '#shared/ids.ts'
import { err } from '#shared/result.ts'
import type { Tx } from '../db/pool.ts'
import { type Arrived, takeCarried } from './carried.ts'
import { dateAll } from './date-all.ts'
import { isServerFault } from './server-fault.ts'
import { factsOf, saleHashesOf, saleIdsOf, tillsOf } from './facts.ts'
import { movesOf } from './moves.ts'
import { markOverReturns } from './over-returns.ts'
import { settleSales } from './settle-sales.ts'
import { loadSalesIn, loadState, lockPoint } from './state.ts'
import type { NewEntries, ProjectionFailure } from './types.ts'
import { writeBooks } from './write.ts'

/**
 * Takes new entries into every derived table, inside the transaction that stored them. Never throws for what an
 * entry says: a batch that fails is taken entry by entry under savepoints, and the culprits are the answer (P18).
 * Errors of the server itself (SQLSTATE classes 08, 40, 53, 55, 57) are thrown: the whole push rolls back.
 */
export async function projectBatch(tx: Tx, batch: NewEntries): Promise<ProjectionFailure[]> {
  if (batch.entries.length === 0 || (await trySaving(tx, batch))) return []
  if (batch.entries.length === 1) return leaveOut(tx, batch)
  const failures: ProjectionFailure[] = []
  for (const entry of batch.entries) {
    const single = { ...batch, entries: [entry] }
    if (!(await trySaving(tx, single))) failures.push(...(await leaveOut(tx, single)))
  }
  return failures
}

/** The culprit still counts as a time among its till's entries, if that much can be taken in. */
async function leaveOut(tx: Tx, batch: NewEntries): Promise<ProjectionFailure[]> {
  await trySaving(tx, {
    ...batch,
    entries: batch.entries.map((entry) => ({ ...entry, read: err('bad-body') })),
  })
  return batch.entries.map(({ seq, hash }) => ({ seq, hash, reason: 'projection-failed' }))
}

async function trySaving(tx: Tx, batch: NewEntries): Promise<boolean> {
  await tx.query('savepoint projection')
  try {
    const own = batch.entries.map((entry) => ({ ...entry, tillId: batch.tillId }))
    await project(tx, batch.pointId, own)
    await tx.query('release savepoint projection')
    return true
  } catch (error) {
    if (isServerFault(error)) throw error
    await tx.query('rollback to savepoint projection')
    return false
  }
}

async function project(tx: Tx, pointId: PointId, own: readonly Arrived[]): Promise<void> {
  await lockPoint(tx, pointId)
  const carried = await takeCarried(tx, pointId, own)
  const arrived = [...own, ...carried]
  const facts = factsOf(arrived)
  const query = {
    pointId,
    tillIds: tillsOf(arrived, facts),
    saleIds: saleIdsOf(facts),
    saleHashes: saleHashesOf(facts),
  }
  const state = await loadState(tx, query)
  const times = await dateAll(tx, { own, carried, facts, state })
  const touched = [...times.redated, ...times.changedCorrections]
  const reached = touched.length > 0 ? await loadSalesIn(tx, touched) : []
  const changes = settleSales({
    facts,
    stored: [...state.sales, ...reached],
    voids: state.voids,
    corrections: times.corrections,
    settledTills: new Set([...query.tillIds, ...times.changedCorrections.map((said) => said.tillId)]),
    dated: times.dated,
  })
  const moves = await movesOf(tx, changes, facts.sales)
  const { datings, changedCorrections: corrections } = times
  await writeBooks(tx, { changes, moves, voids: facts.voids, corrections, datings })
  const namedNow = changes.flatMap(({ after }) => (after.kind === 'return' && after.ofHash) || [])
  await markOverReturns(tx, pointId, [...state.returned, ...namedNow])
}
