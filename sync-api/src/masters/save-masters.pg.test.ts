import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePin } from '#shared/pin.ts'
import { inTransaction } from '../db/pool.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { seedAreas } from './areas.ts'
import { brokenHistory, historyOf, versionOf } from './history.ts'
import { listMasters, type MasterTable, readMasters } from './read-masters.ts'
import { saveMaster, saveMasters, savePin } from './save-masters.ts'

const { pool: db, drop } = await createTestDatabase('save_masters')
afterAll(drop)

const WHO = { by: 'lan', nowMs: Date.parse('2026-11-22T03:00:00Z') }
const OPERATOR = {
  name: 'Hợp tác xã Ea Kao',
  legalForm: 'cooperative',
  taxCode: '6000000001',
  vat: [{ validFrom: '2026-01-01', method: 'direct' }],
}
const PRODUCT = {
  code: 'CF-001',
  name: 'Cà phê bột',
  producerId: 'ho-a',
  unit: 'gói',
  barcodes: ['8930000000019', '0012'],
  unitPrice: 125_000,
  vatClass: 'standard',
  ocopClass: 'ocop',
  group: null,
  certificates: [{ number: '12', star: 4, validFrom: '2025-06-01', validTo: '2028-05-31' }],
  isActive: true,
}

beforeAll(async () => {
  await inTransaction(db, seedAreas)
  await saved('operator', OPERATOR)
  const point = { code: 'DLK-001', name: 'Điểm Ea Kao', kind: 'stall', areaCode: '24133', clusterCode: null }
  await saved('point', {
    ...point,
    operatorId: 'hop-tac-xa-ea-kao',
    address: '',
    openedOn: '2026-01-01',
    closedOn: null,
  })
  await saved('staff', { name: 'Thu ngân A', role: 'cashier', pointId: 'dlk-001', isActive: true })
  await saved('producer', { name: 'Hộ A', kind: 'household', areaCode: null, provinceCode: '66' })
  await saved('product', PRODUCT)
})

test('a new record gets an id made of its code or name; a second of that name gets a number', async () => {
  expect(await readMasters(db, 'point', ['dlk-001'])).toMatchObject([{ code: 'DLK-001', settings: {} }])
  expect(await saved('operator', OPERATOR)).toBe('hop-tac-xa-ea-kao-2')
  expect(await saved('operator', { ...OPERATOR, name: '火' })).toBe('operator')
})

test.each(['operator', 'point', 'staff', 'producer', 'product'] as const)(
  'a record of %s is read as it can be saved again, and saving it unchanged is no change',
  async (table) => {
    const { records } = await listMasters(db, { table, search: '', page: 1 })
    const [record] = records
    if (!record) throw new Error('no record')
    const version = await versionOf(db, { table, id: record.id })
    expect(await save(table, record, version)).toEqual({ ok: true, value: { id: record.id } })
    expect(await versionOf(db, { table, id: record.id })).toBe(version)
  },
)

test('every change is kept with who, when, before and after', async () => {
  const [before] = await readMasters(db, 'product', ['cf-001'])
  if (!before) throw new Error('no product')
  const after = { ...before, unitPrice: 130_000, barcodes: ['8930000000019'] }
  await save('product', after, await versionOf(db, { table: 'product', id: 'cf-001' }))
  const [newest, first] = await historyOf(db, { table: 'product', id: 'cf-001' })
  expect(newest).toMatchObject({ by: 'lan', at: '2026-11-22T03:00:00.000Z', what: 'saved', before, after })
  expect(first).toMatchObject({ before: null, after: before })
})

test('who saves over a change they have not seen is told, and nothing is written', async () => {
  const seen = await versionOf(db, { table: 'producer', id: 'ho-a' })
  const [producer] = await readMasters(db, 'producer', ['ho-a'])
  expect(await save('producer', { ...producer, name: 'Hộ A mới' }, seen)).toMatchObject({ ok: true })
  expect(await save('producer', { ...producer, name: 'Hộ B' }, seen)).toEqual({
    ok: false,
    error: { code: 'changed' },
  })
  expect(await readMasters(db, 'producer', ['ho-a'])).toMatchObject([{ name: 'Hộ A mới' }])
})

test('a fault names field and value; of several records none is written', async () => {
  const answer = await inTransaction(db, (tx) =>
    saveMasters(
      tx,
      {
        table: 'product',
        rows: [
          { ...PRODUCT, id: 'new-1', code: 'N-1' },
          { ...PRODUCT, id: 'new-2', code: 'CF-001', producerId: 'ai-do' },
        ],
      },
      WHO,
    ),
  )
  expect(answer).toEqual({
    ok: false,
    error: [
      { code: 'unknown', row: 1, field: 'producerId', value: 'ai-do' },
      { code: 'taken', row: 1, field: 'code', value: 'CF-001' },
    ],
  })
  expect(await readMasters(db, 'product', ['new-1', 'new-2'])).toEqual([])
})

test('a PIN is in the history as set and taken away, never itself nor its verifier', async () => {
  const id = 'thu-ngan-a'
  const pin = await makePin('2468', randomBytes(16))
  expect(await inTransaction(db, (tx) => savePin(tx, { id, pin }, WHO))).toBe(true)
  expect(await readMasters(db, 'staff', [id])).toMatchObject([{ hasPin: true }])
  expect(await inTransaction(db, (tx) => savePin(tx, { id, pin: null }, WHO))).toBe(true)
  expect(await inTransaction(db, (tx) => savePin(tx, { id: 'ai-do', pin: null }, WHO))).toBe(false)
  const history = await historyOf(db, { table: 'staff', id })
  expect(history.map(({ what }) => what)).toEqual(['pin-cleared', 'pin-set', 'saved'])
  expect(JSON.stringify(history)).not.toContain(pin.hash)
})

test.each([
  ['ca phe', ['cf-001']],
  ['BỘT 8930000000019', ['cf-001']],
  ['0012x', []],
])('a product is found by “%s”', async (search, ids) => {
  const { records } = await listMasters(db, { table: 'product', search, page: 1 })
  expect(records.map(({ id }) => id)).toEqual(ids)
})

test('a list comes in pages, with how many there are in all', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    id: `trang-${index}`,
    name: `Trang ${String(index).padStart(2, '0')}`,
    kind: 'farm',
    areaCode: null,
    provinceCode: '66',
  }))
  await inTransaction(db, (tx) => saveMasters(tx, { table: 'producer', rows }, WHO))
  const second = await listMasters(db, { table: 'producer', search: 'trang', page: 2 })
  expect(second.total).toBe(60)
  expect(second.records.map(({ name }) => name)).toEqual(rows.slice(50).map(({ name }) => name))
})

test('the history is a chain: an altered, a missing or a last-deleted entry is named', async () => {
  await Promise.all(
    [1, 2, 3].map((n) =>
      saved('producer', { name: `Hộ ${n}`, kind: 'farm', areaCode: null, provinceCode: '66' }),
    ),
  )
  expect(await brokenHistory(db)).toBeNull()
  const { rows } = await db.query<{ last: number }>('select max(number) as last from master_history')
  const last = rows[0]?.last ?? 0
  for (const [spoil, named] of [
    [`update master_history set text = convert_to('{}', 'UTF8') where number = 2`, 2],
    ['delete from master_history where number = 3', 3],
    [`delete from master_history where number = ${last}`, last],
  ] as const) {
    const client = await db.connect()
    await client.query('begin')
    await client.query(spoil)
    expect(await brokenHistory(client)).toBe(named)
    await client.query('rollback')
    client.release()
  }
})

function save(table: MasterTable, row: Record<string, unknown>, version: number | null) {
  return inTransaction(db, (tx) => saveMaster(tx, { table, row, version }, WHO))
}

async function saved(table: MasterTable, row: Record<string, unknown>): Promise<string> {
  const answer = await save(table, row, null)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value.id
}
