import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { rebuildBooks } from './rebuild.ts'
import { emptyBooks, readBooks } from './testing/books.ts'
import { addTill, storeAndProject } from './testing/raw-journals.ts'
import { makeArrivals, makeScenario } from './testing/scenario.ts'

const database = await createTestDatabase('any-order')
const db = database.pool
afterAll(() => database.drop())

const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 12) }, (_, seed) => seed)

describe('[P20] the books are a function of the set of entries', () => {
  it.each(SEEDS)('in any order of arrival, cut into any batches, and rebuilt (seed %i)', async (seed) => {
    await emptyBooks(db)
    const scenario = makeScenario(seed)
    const first = await arrive(scenario, `${seed}/a`)
    await emptyBooks(db)
    expect(await arrive(scenario, `${seed}/b`)).toEqual(first)
    await rebuildBooks(db)
    expect(await readBooks(db)).toEqual(first)
    expect(first['sales_daily']?.length).toBeGreaterThan(0)
  })
})

async function arrive(scenario: ReturnType<typeof makeScenario>, seed: string) {
  for (const tillId of scenario.tillIds) await addTill(db, tillId)
  for (const { tillId, entries } of makeArrivals(scenario, seed))
    expect(await storeAndProject(db, { tillId }, entries)).toEqual([])
  return readBooks(db)
}
