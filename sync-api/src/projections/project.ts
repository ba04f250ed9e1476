import type { PoolClient } from 'pg'
import type { NewEntries, ProjectionFailure } from './types.ts'

/**
 * Takes new entries into every derived table, inside the transaction that stored them. Never throws for what an
 * entry says: a batch that fails is taken entry by entry under savepoints, and the culprits are the answer (P18).
 */
export async function projectBatch(_tx: PoolClient, _batch: NewEntries): Promise<ProjectionFailure[]> {
  return []
}
