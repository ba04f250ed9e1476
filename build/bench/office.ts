import { ensureDatabase } from '../../sync-api/src/db/embedded/ensure-database.ts'
import { startPostgres } from '../../sync-api/src/db/embedded/start-postgres.ts'
import { migrate } from '../../sync-api/src/db/migrate.ts'
import { type Db, openPool } from '../../sync-api/src/db/pool.ts'
import { inScratchFolder } from './scratch.ts'

/** Migrated, empty offices by name, on a PostgreSQL of their own that forces everything to disk, as in production. */
export function withOffices<T>(work: (officeOf: (name: string) => Promise<Db>) => Promise<T>): Promise<T> {
  return inScratchFolder(async (folder) => {
    const postgres = await startPostgres({ dataDir: folder, log: () => {} })
    const offices: Db[] = []
    try {
      return await work(async (name) => {
        const db = openPool(await ensureDatabase(postgres.connectionString, name), { max: 2 })
        offices.push(db)
        await migrate(db)
        return db
      })
    } finally {
      await Promise.all(offices.map((db) => db.end()))
      await postgres.stop()
    }
  })
}
