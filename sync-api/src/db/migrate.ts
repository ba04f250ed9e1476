import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import type { PoolClient } from 'pg'
import type { Db } from './pool.ts'

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url))
/** "ocop" in ASCII: any constant that no one else locks. */
const LOCK = 0x6f636f70

/**
 * Brings the database to this version: the numbered SQL files of sync-api/migrations, forward only, in one
 * transaction. Of two servers that start at once the second waits, then finds nothing to do. A database that knows
 * a migration this code does not is of newer code, and is refused.
 */
export async function migrate(db: Db): Promise<void> {
  const client = await db.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await refuseNewer(client)
    await runner({
      dbClient: client,
      dir: FOLDER,
      direction: 'up',
      migrationsTable: 'migration',
      checkOrder: true,
      singleTransaction: true,
      noLock: true, // its own lock gives up at once instead of waiting
      log: () => undefined,
    })
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release()
  }
}

/** The runner checks the order of what it knows, and overlooks what it does not. */
async function refuseNewer(client: PoolClient): Promise<void> {
  const { rows: tables } = await client.query(`select to_regclass('migration') is not null as "isThere"`)
  if (!tables[0]?.isThere) return
  const known = new Set(readdirSync(FOLDER).map((file) => file.replace(/\.sql$/, '')))
  const { rows } = await client.query<{ name: string }>('select name from migration order by id')
  const unknown = rows.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (unknown.length > 0)
    throw new Error(`the database is of a newer version: it has had ${unknown.join(', ')}`)
}
