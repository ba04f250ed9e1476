import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../embedded/start-postgres.ts'
import { migrate } from '../migrate.ts'
import { openPool } from '../pool.ts'
import { sweepAbandoned } from './sweep-abandoned.ts'
import { TEMPLATE_DATABASE, databaseUrl } from './test-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole test run, with a migrated database that every test file copies. */
export default async function startPostgresForTests(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned()
  const dataDir = await mkdtemp(join(tmpdir(), 'ocop-test-postgres-'))
  const postgres = await startPostgres({ dataDir, log: () => {}, isDurable: false })
  try {
    await makeTemplate(postgres.connectionString)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  project.provide('postgresUrl', postgres.connectionString)
  return async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const server = openPool(serverUrl, { max: 1 })
  await server.query(`create database ${TEMPLATE_DATABASE}`)
  await server.end()
  const template = openPool(databaseUrl(serverUrl, TEMPLATE_DATABASE), { max: 1 })
  try {
    await migrate(template)
  } finally {
    await template.end()
  }
}
