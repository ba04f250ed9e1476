import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from './test-database.ts'

const first = await createTestDatabase('Kho A')
const second = await createTestDatabase('Kho A')

afterAll(async () => {
  await Promise.all([first.drop(), second.drop()])
})

test('two databases of the same name do not see each other', async () => {
  await first.pool.query('create table seen (n int)')
  const { rows } = await second.pool.query(`select to_regclass('seen') as found`)
  expect(rows).toEqual([{ found: null }])
})

test('letters of Vietnamese are folded by Unicode rules', async () => {
  const { rows } = await first.pool.query(
    `select lower('ĐẮK LẮK') as name, current_setting('data_checksums') as sums`,
  )
  expect(rows).toEqual([{ name: 'đắk lắk', sums: 'on' }])
})
