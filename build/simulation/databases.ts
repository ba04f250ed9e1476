import { migrate } from '../../sync-api/src/db/migrate.ts'
import { openPool } from '../../sync-api/src/db/pool.ts'
import { fillMasters } from './sim-masters.ts'

const TEMPLATE = 'sim_template'

/** The same server, another database. */
export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function onServer(serverUrl: string, statement: string): Promise<unknown[]> {
  const server = openPool(serverUrl, { max: 1 })
  try {
    return (await server.query(statement)).rows
  } finally {
    await server.end()
  }
}

/** A migrated database with a point and no till, which every run copies; made once per server. */
export async function makeTemplate(serverUrl: string): Promise<string> {
  const found = await onServer(serverUrl, `select 1 from pg_database where datname = '${TEMPLATE}'`)
  if (found.length > 0) return TEMPLATE
  await onServer(serverUrl, `create database ${TEMPLATE}`)
  const template = openPool(urlOfDatabase(serverUrl, TEMPLATE), { max: 1 })
  try {
    await migrate(template)
    await fillMasters(template)
  } finally {
    await template.end()
  }
  return TEMPLATE
}
