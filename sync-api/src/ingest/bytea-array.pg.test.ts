import { afterAll, expect, test } from 'vitest'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { byteaArray } from './bytea-array.ts'

const database = await createTestDatabase('bytea array')
afterAll(() => database.drop())

test.each([
  ['nothing', []],
  ['bytes of all values', [Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))]],
  ['nulls, empties and others', [null, Buffer.alloc(0), Buffer.from('Đắk Lắk'), null]],
  ['a large one', [Buffer.alloc(900_000, 7)]],
])('PostgreSQL reads back an array of %s', async (_name, items) => {
  const { rows } = await database.pool.query<{ item: Buffer | null }>(
    'select item from unnest($1::bytea[]) with ordinality as row(item, place) order by place',
    [byteaArray(items)],
  )
  expect(rows.map((row) => row.item)).toEqual(items)
})
