import { existsSync, readdirSync, writeFileSync, appendFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startPostgres } from './embedded/start-postgres.ts'
import { beginNewLife } from './epoch.ts'
import { migrate } from './migrate.ts'
import { inTransaction, openPool, type Queryable } from './pool.ts'
import { createTestDatabase } from './testing/test-database.ts'

const [first, second] = [await createTestDatabase('epoch one'), await createTestDatabase('epoch two')]
const dataDir = await mkdtemp(join(tmpdir(), 'ocop-epoch-'))
afterAll(async () => {
  await Promise.all([first.drop(), second.drop()])
  await rm(dataDir, { recursive: true, force: true })
})

async function epochOf(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ epoch: string }>('select server_epoch() as epoch')
  return rows[0]?.epoch ?? ''
}

/** Starts PostgreSQL on the data of this test, asks for the epoch and stops it again. */
async function epochOfCluster(): Promise<string> {
  const postgres = await startPostgres({ dataDir, log: () => {} })
  const db = openPool(postgres.connectionString, { max: 2 })
  try {
    await expect
      .poll(async () => (await db.query('select pg_is_in_recovery() as "isReading"')).rows, {
        timeout: 20_000,
      })
      .toEqual([{ isReading: false }])
    await migrate(db)
    return await epochOf(db)
  } finally {
    await db.end()
    await postgres.stop()
  }
}

describe('[P10] the epoch', () => {
  test('stays the same from one question to the next, and changes when a restore begins a new life', async () => {
    const before = await epochOf(first.pool)
    expect(await epochOf(first.pool)).toBe(before)
    await inTransaction(first.pool, beginNewLife)
    expect(await epochOf(first.pool)).not.toBe(before)
  })

  test('of a copy restored into another database differs by itself', async () => {
    const lives = await Promise.all(
      [first, second].map(({ pool }) => pool.query('update server_life set id = $1 returning id', [LIFE])),
    )
    expect(lives.map(({ rowCount }) => rowCount)).toEqual([1, 1])
    expect(await epochOf(first.pool)).not.toBe(await epochOf(second.pool))
  })

  test('survives a restart, and changes with a recovery to a moment, as with a promoted replica', async () => {
    const before = await epochOfCluster()
    expect(await epochOfCluster()).toBe(before)
    askForRecovery(clusterFolder(dataDir))
    expect(await epochOfCluster()).not.toBe(before)
  })

  test('is known to a user who is no superuser', async () => {
    const db = first.pool
    await db.query('create role teller login; grant select on server_life to teller')
    const client = await db.connect()
    try {
      await client.query('set role teller')
      expect(await epochOf(client)).toBe(await epochOf(db))
    } finally {
      await client.query('reset role; drop owned by teller; drop role teller')
      client.release()
    }
  })
})

const LIFE = '00000000-0000-4000-8000-000000000001'

/** Ends on a new timeline, as every recovery from an archive and every promotion does. */
function askForRecovery(cluster: string): void {
  writeFileSync(join(cluster, 'recovery.signal'), '')
  appendFileSync(join(cluster, 'postgresql.auto.conf'), `\nrestore_command = 'false'\n`)
}

function clusterFolder(root: string): string {
  const folders = [root, ...readdirSync(root).map((name) => join(root, name))]
  const found = folders.find((folder) => existsSync(join(folder, 'PG_VERSION')))
  if (!found) throw new Error(`no cluster in ${root}`)
  return found
}
