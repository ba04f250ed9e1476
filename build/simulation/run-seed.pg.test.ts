import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../sync-api/src/db/testing/test-database.ts'
import { runSeed } from './run-seed.ts'
import { startSimServer } from './sim-server.ts'

const database = await createTestDatabase('simulation')
const server = await startSimServer(database.connectionString)
const scratchFolder = mkdtempSync(join(tmpdir(), 'ocop-sim-'))
afterAll(async () => {
  await server.stop()
  await database.drop()
  rmSync(scratchFolder, { recursive: true, force: true })
})

async function run(seed: number) {
  const { ms: _, ...said } = await runSeed({ seed, tills: 3, days: 2, server, scratchFolder })
  return said
}

test.for([2, 8, 245])(
  'seed %i is the same history to the last hash, however busy the machine',
  async (seed) => {
    const quiet = await run(seed)
    const busy = new Worker('for (;;);', { eval: true })
    const repeated = await run(seed).finally(() => busy.terminate())
    expect(repeated).toEqual(quiet)
    expect(quiet.entries).toBeGreaterThan(20)
  },
)

test('another seed is another history', async () => {
  expect((await run(3)).digest).not.toBe((await run(4)).digest)
})
