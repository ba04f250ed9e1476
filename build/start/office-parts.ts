import { join } from 'node:path'
import { ensureDatabase } from '../../sync-api/src/db/embedded/ensure-database.ts'
import { startPostgres } from '../../sync-api/src/db/embedded/start-postgres.ts'
import { migrate } from '../../sync-api/src/db/migrate.ts'
import { type Db, openPool } from '../../sync-api/src/db/pool.ts'
import { startServer } from '../../sync-api/src/server.ts'
import { ROOT } from '../architecture/source-files.ts'
import type { Program } from './program.ts'

/** Starts the office's own PostgreSQL in the data folder; returns the server's connection string. */
export async function holdPostgres({ folder, lifetime }: Program): Promise<string> {
  const starting = startPostgres({
    dataDir: join(folder.path, 'postgres'),
    log: (line) => void process.stderr.write(`${line}\n`),
  })
  return (await lifetime.hold(starting)).connectionString
}

/** Opens a database, brought to this version of the program, until the end. */
export async function holdDatabase({ lifetime }: Program, connectionString: string): Promise<Db> {
  const db = openPool(connectionString)
  await lifetime.hold(Promise.resolve({ stop: () => db.end() }))
  await migrate(db)
  return db
}

/** The connection string of a database of our own server, made when missing; `isFresh` begins it anew. */
export async function ownDatabase(
  serverUrl: string,
  name: string,
  { isFresh }: { isFresh: boolean },
): Promise<string> {
  if (isFresh) {
    const server = openPool(serverUrl, { max: 1 })
    await server.query(`drop database if exists ${name} with (force)`)
    await server.end()
  }
  return ensureDatabase(serverUrl, name)
}

/** Starts the API with the office's pages; returns its address. */
export async function holdServer(
  { lifetime }: Program,
  { databaseUrl, port }: { databaseUrl: string; port: number },
): Promise<string> {
  const starting = startServer({
    databaseUrl,
    host: '127.0.0.1',
    port,
    officeDir: join(ROOT, 'sync-api/office/dist'),
    log: (line) => void process.stderr.write(`${line}\n`),
  })
  return (await lifetime.hold(starting)).url
}
