import { randomBytes } from 'node:crypto'
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
