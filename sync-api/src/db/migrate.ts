import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import type { Db } from './pool.ts'

/**
 * Brings the database to this version: the numbered SQL files of sync-api/migrations, forward only, under a lock,
 * in one transaction. A database that knows a migration this code does not is of newer code, and is refused.
 */
export async function migrate(db: Db): Promise<void> {
  const client = await db.connect()
  try {
    await runner({
      dbClient: client,
      dir: fileURLToPath(new URL('../../migrations', import.meta.url)),
      direction: 'up',
      migrationsTable: 'migration',
      checkOrder: true,
      singleTransaction: true,
      log: () => undefined,
    })
  } finally {
    client.release()
  }
}
