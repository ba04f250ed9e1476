import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDatabase } from '../../sync-api/src/db/embedded/ensure-database.ts'
import { startPostgres } from '../../sync-api/src/db/embedded/start-postgres.ts'
import { migrate } from '../../sync-api/src/db/migrate.ts'
import { type Db, openPool } from '../../sync-api/src/db/pool.ts'
import { ROOT } from '../architecture/source-files.ts'

/** A folder for one measurement on the disk the checkout lies on, for the one of temporary files may be memory. */
export async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const parent = join(ROOT, 'node_modules/.cache/bench')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'run-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

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
