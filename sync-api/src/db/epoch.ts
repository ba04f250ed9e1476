import type { Tx } from './pool.ts'

/**
 * Begins a new life of the books (P10): every restore into the same database ends with it. Tills then send again from
 * the head this server knows, and read the feed from the start. A failover, and a restore into another database,
 * cluster or timeline, change the epoch by themselves.
 */
export async function beginNewLife(tx: Tx): Promise<void> {
  await tx.query('update server_life set id = gen_random_uuid(), begun_at = now()')
}
