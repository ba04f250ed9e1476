import type { Tx } from '../db/pool.ts'
import type { NewEntries, ProjectionFailure } from './types.ts'

/**
 * Takes new entries into every derived table, inside the transaction that stored them. Never throws for what an
 * entry says: a batch that fails is taken entry by entry under savepoints, and the culprits are the answer (P18).
 * Errors of the server itself (SQLSTATE classes 08, 40, 53, 55, 57) are thrown: the whole push rolls back.
 */
export async function projectBatch(_tx: Tx, _batch: NewEntries): Promise<ProjectionFailure[]> {
  return []
}
