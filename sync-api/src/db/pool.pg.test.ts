import { afterAll, describe, expect, test } from 'vitest'
import { inTransaction, openPool } from './pool.ts'
import { createTestDatabase } from './testing/test-database.ts'

const database = await createTestDatabase('pool')
const db = database.pool
afterAll(() => database.drop())
await db.query('create table noted (n int primary key)')

async function noted(): Promise<number[]> {
  const { rows } = await db.query<{ n: number }>('select n from noted order by n')
  return rows.map((row) => row.n)
}

describe('a transaction', () => {
  test('that resolves is kept whole, one that rejects leaves nothing', async () => {
    await inTransaction(db, (tx) => tx.query('insert into noted values (1), (2)'))
    const failed = inTransaction(db, async (tx) => {
      await tx.query('insert into noted values (3)')
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await noted()).toEqual([1, 2])
  })

  test('[P13] in which something failed unnoticed is not taken for committed', async () => {
    const quiet = inTransaction(db, async (tx) => {
      await tx.query('insert into noted values (4)')
      await tx.query('insert into noted values (1)').catch(() => undefined)
    })
    await expect(quiet).rejects.toThrow('nothing was committed')
    expect(await noted()).toEqual([1, 2])
  })

  test('whose connection is cut rejects, and the pool goes on', async () => {
    const cut = inTransaction(db, async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
      await db.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await tx.query('insert into noted values (5)')
    })
    await expect(cut).rejects.toThrow()
    expect(await noted()).toEqual([1, 2])
  })
})

describe('a pool', () => {
  test('reads bigint as a number, a date as it is written, and an instant as a Date', async () => {
    const { rows } = await db.query(
      `select 9007199254740991::bigint as big, date '2026-11-22' as day, timestamptz '2026-11-22 02:00Z' as at`,
    )
    const at = new Date('2026-11-22T02:00:00Z')
    expect(rows).toEqual([{ big: Number.MAX_SAFE_INTEGER, day: '2026-11-22', at }])
  })

  test('gives up waiting for a lock or a connection when told to', async () => {
    const impatient = openPool(database.connectionString, { max: 1, waitMs: 100 })
    await inTransaction(db, async (tx) => {
      await tx.query('lock table noted')
      const waiting = inTransaction(impatient, (other) => other.query('select n from noted'))
      await expect(waiting).rejects.toThrow('lock timeout')
    })
    await inTransaction(impatient, async () => {
      await expect(impatient.query('select 1')).rejects.toThrow('timeout')
    })
    await impatient.end()
  })
})
