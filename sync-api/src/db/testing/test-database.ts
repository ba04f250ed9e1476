import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Db, openPool } from '../pool.ts'

export const TEMPLATE_DATABASE = 'ocop_template'

export type TestDatabase = {
  connectionString: string
  pool: Db
  /** Ends the pool and removes the database; call it in `afterAll`. */
  drop: () => Promise<void>
}

/** A fresh, migrated database of the run's own PostgreSQL, one per test file. `name` shows in error messages. */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl')
  const database = `t_${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)}_${randomBytes(4).toString('hex')}`
  await onServer(serverUrl, `create database ${database} template ${TEMPLATE_DATABASE}`)
  const connectionString = databaseUrl(serverUrl, database)
  const pool = openPool(connectionString, { max: 8 })
  const drop = async () => {
    await pool.end()
    await onServer(serverUrl, `drop database ${database} with (force)`)
  }
  return { connectionString, pool, drop }
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const server = openPool(serverUrl, { max: 1 })
  try {
    await server.query(statement)
  } finally {
    await server.end()
  }
}
