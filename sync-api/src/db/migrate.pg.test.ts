import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import { afterAll, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'
import { type Db, openPool } from './pool.ts'
import { databaseUrl } from './testing/test-database.ts'

const server = openPool(inject('postgresUrl'), { max: 1 })
const made: { name: string; db: Db }[] = []

afterAll(async () => {
  for (const { name, db } of made) {
    await db.end()
    await server.query(`drop database ${name} with (force)`)
  }
  await server.end()
})

async function emptyDatabase(): Promise<Db> {
  const name = `t_migrate_${randomBytes(4).toString('hex')}`
  await server.query(`create database ${name}`)
  const db = openPool(databaseUrl(inject('postgresUrl'), name), { max: 5 })
  made.push({ name, db })
  return db
}

async function migrations(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>('select name from migration order by id')
  return rows.map((row) => row.name)
}

test('two servers that start at once migrate an empty database once', async () => {
  const db = await emptyDatabase()
  await Promise.all([migrate(db), migrate(db)])
  const names = await migrations(db)
  expect(names.slice(0, 2)).toEqual(['0001_masters', '0002_journal'])
  expect(new Set(names).size).toBe(names.length)
})

/** The books as a server wrote them before returns were known: two sales of one day, one pushed and one only carried. */
async function oldBooks(): Promise<Db> {
  const db = await emptyDatabase()
  const client = await db.connect()
  const dir = fileURLToPath(new URL('../../migrations', import.meta.url))
  const options = {
    dir,
    direction: 'up',
    migrationsTable: 'migration',
    count: 4,
    log: () => undefined,
  } as const
  await runner({ dbClient: client, ...options })
  client.release()
  await db.query(`
    insert into operator (id, name, legal_form, tax_code) values ('op', 'HTX', 'cooperative', '');
    insert into point (id, code, name, kind, operator_id, address, opened_on)
      values ('bmt01', 'BMT01', 'Điểm', 'stall', 'op', '', '2024-01-01');
    insert into staff (id, point_id, name, role, is_active) values ('nv', 'bmt01', 'Lan', 'cashier', true);
    insert into entry (till_id, seq, hash, text, received_at)
      values ('a', 1, sha256('1'), '{}', '2026-11-20T05:00:00.250Z');
    insert into sale (till_id, seq, hash, sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status)
      values ('a', 1, sha256('1'), 's-1', 'bmt01', 5000, 0, false, false, '2026-11-20', 'counted'),
        ('a', 2, sha256('2'), 's-2', 'bmt01', 7000, 0, false, false, '2026-11-20', 'counted');
    insert into sales_daily values ('bmt01', '2026-11-20', 1, 2000, 12000, 0, 12000, 0, 2);
    insert into point_daily values ('bmt01', '2026-11-20', 2, 12000, 0, 0, 0, 12000, 0, 0, 0);
    insert into point_period values ('month', '2026-11-01', 'bmt01', 2, 12000, 0)`)
  return db
}

test('[P9] the books of an earlier version keep all they hold, and what is new has its value', async () => {
  const db = await oldBooks()
  await migrate(db)
  const { rows: sales } = await db.query(
    'select sale_id, total, kind, of_hash, is_over, received_ms from sale order by seq',
  )
  const plain = { kind: 'sale', of_hash: null, is_over: false }
  const receivedMs = Date.parse('2026-11-20T05:00:00.250Z')
  expect(sales).toEqual([
    { sale_id: 's-1', total: 5000, ...plain, received_ms: receivedMs },
    { sale_id: 's-2', total: 7000, ...plain, received_ms: 0 },
  ])
  for (const table of ['sales_daily', 'point_daily', 'point_period'])
    expect((await db.query(`select * from ${table}`)).rowCount).toBe(1)
  expect((await db.query('select total, return_count from point_daily')).rows).toEqual([
    { total: 12_000, return_count: 0 },
  ])
  expect((await db.query('select bank, settings from point')).rows).toEqual([{ bank: null, settings: {} }])
  expect((await db.query('select pin from staff')).rows).toEqual([{ pin: null }])
  expect((await db.query('select number from master_head')).rows).toEqual([{ number: 0 }])
  expect((await db.query('select id from operator')).rows).toEqual([{ id: 'op' }])
})

test('migrating again changes nothing', async () => {
  const db = await emptyDatabase()
  await migrate(db)
  const before = await migrations(db)
  await migrate(db)
  expect(await migrations(db)).toEqual(before)
})

test('a database of newer code is refused', async () => {
  const db = await emptyDatabase()
  await migrate(db)
  await db.query(`insert into migration (name, run_on) values ('9999_later', now())`)
  await expect(migrate(db)).rejects.toThrow('9999_later')
})
