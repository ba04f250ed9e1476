import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from './testing/test-database.ts'
import { publishChanges } from './feed-log.ts'
import { inTransaction } from './pool.ts'

const database = await createTestDatabase('feed log')
const db = database.pool
afterAll(() => database.drop())

const PROVINCE = { kind: 'province' } as const

function publish(ids: readonly string[], row: object | null = { name: 'Cà phê' }): Promise<void> {
  return inTransaction(db, (tx) =>
    publishChanges(
      tx,
      ids.map((id) => ({ scope: PROVINCE, table: 'product', id, row })),
    ),
  )
}

async function readAfter(number: number): Promise<{ number: number; row_id: string; row: unknown }[]> {
  const { rows } = await db.query(
    'select number, row_id, row from feed_change where number > $1 order by number',
    [number],
  )
  return rows
}

test('a reader that goes on from the last number misses nothing under concurrent writers', async () => {
  const seen = new Set<string>()
  let cursor = 0
  let isWriting = true
  const read = async () => {
    for (const { number, row_id } of await readAfter(cursor)) {
      seen.add(row_id)
      cursor = number
    }
  }
  const reader = (async () => {
    while (isWriting) await read()
    await read()
  })()
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let round = 0; round < 40; round++) {
      await inTransaction(db, async (tx) => {
        const ids = [0, 1, 2].map((index) => `w${writer}-${round}-${index}`)
        await publishChanges(
          tx,
          ids.map((id) => ({ scope: PROVINCE, table: 'product', id, row: {} })),
        )
        await tx.query('select pg_sleep($1)', [((writer + round) % 3) / 1000])
      })
    }
  })
  await Promise.all(writers)
  isWriting = false
  await reader
  expect(seen.size).toBe(6 * 40 * 3)
})

test('a row that changes again is kept once, under its new number', async () => {
  await publish(['honey'])
  const before = (await readAfter(0)).filter((change) => change.row_id === 'honey')
  await publish(['other', 'honey'], { name: 'Mật ong' })
  const after = (await readAfter(0)).filter((change) => change.row_id === 'honey')
  expect(after).toHaveLength(1)
  expect(after[0]?.number).toBeGreaterThan(before[0]?.number ?? Number.NaN)
  expect(after[0]?.row).toEqual({ name: 'Mật ong' })
})

test('the last of two changes to one row in one call holds', async () => {
  await inTransaction(db, (tx) =>
    publishChanges(tx, [
      { scope: PROVINCE, table: 'product', id: 'twice', row: { n: 1 } },
      { scope: PROVINCE, table: 'product', id: 'twice', row: { n: 2 } },
    ]),
  )
  const rows = (await readAfter(0)).filter((change) => change.row_id === 'twice')
  expect(rows.map((change) => change.row)).toEqual([{ n: 2 }])
})

test('a row taken away stays in the log as null', async () => {
  await publish(['gone'])
  await publish(['gone'], null)
  const rows = (await readAfter(0)).filter((change) => change.row_id === 'gone')
  expect(rows.map((change) => change.row)).toEqual([null])
})

test('what is rolled back leaves no number behind', async () => {
  const { rows: before } = await db.query('select last from feed_head')
  const failed = inTransaction(db, async (tx) => {
    await publishChanges(tx, [{ scope: PROVINCE, table: 'product', id: 'never', row: {} }])
    throw new Error('changed my mind')
  })
  await expect(failed).rejects.toThrow('changed my mind')
  const { rows: after } = await db.query('select last from feed_head')
  expect(after).toEqual(before)
})
