import { escapeIdentifier } from 'pg'
import { openPool } from '../pool.ts'

/** Makes the database of that name on the server unless it is there, and returns its connection string. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  const server = openPool(serverUrl, { max: 1 })
  try {
    const found = await server.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await server.query(`create database ${escapeIdentifier(name)}`)
  } finally {
    await server.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}
