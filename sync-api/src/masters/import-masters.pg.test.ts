import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../db/pool.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { versionOf } from './history.ts'
import { importMasters } from './import-masters.ts'
import { allMasters } from './read-masters.ts'
import { saveMaster } from './save-masters.ts'

const { pool: db, drop } = await createTestDatabase('import_masters')
afterAll(drop)

const WHO = { by: 'lan', nowMs: Date.parse('2026-11-22T03:00:00Z') }
const BLANK = { code: '', barcodes: [], group: null, certificates: [], isActive: true }
const ROW = {
  name: 'Cà phê bột',
  code: 'CF-1',
  producerId: 'ho-a',
  unit: 'gói',
  unitPrice: 125_000,
  vatClass: 'standard',
  ocopClass: 'ocop',
}

beforeAll(async () => {
  const row = { name: 'Hộ A', kind: 'household', areaCode: null, provinceCode: '66' }
  await inTransaction(db, (tx) => saveMaster(tx, { table: 'producer', row, version: null }, WHO))
})

test('one wrong row stops all, and every wrong value is named with its row', async () => {
  const rows = [
    ROW,
    { ...ROW, code: 'CF-2', name: 'Trà', unitPrice: 'chín' },
    { ...ROW, code: 'CF-3', name: 'Mật ong', unit: '', producerId: 'Hộ nào đó' },
    ROW,
  ]
  expect(await take(rows)).toEqual({
    ok: false,
    error: [
      { code: 'invalid', row: 1, field: 'unitPrice', value: 'chín' },
      { code: 'invalid', row: 2, field: 'producerId', value: 'Hộ nào đó' },
      { code: 'invalid', row: 2, field: 'unit', value: '' },
      { code: 'repeated', row: 3, field: 'id', value: 'cf-1' },
    ],
  })
  expect(await allMasters(db, 'product')).toEqual([])
})

test('a dry run says what an import would do, and writes nothing', async () => {
  expect(await take([ROW], { isDryRun: true })).toEqual({ ok: true, value: { added: 1, changed: 0 } })
  expect(await allMasters(db, 'product')).toEqual([])
  expect(await versionOf(db, { table: 'product', id: 'cf-1' })).toBe(0)
})

test('an import adds what is new, changes what is known by its code or name, and leaves the rest as it was', async () => {
  const certificate = { number: '12', star: 3, validFrom: '2022-01-01', validTo: '2024-12-31' }
  const nameless = { ...ROW, code: '', name: 'Mật ong' }
  expect(await take([{ ...ROW, barcodes: ['0012'], certificates: [certificate] }, nameless])).toEqual({
    ok: true,
    value: { added: 2, changed: 0 },
  })
  const newer = { number: '15', star: 4, validFrom: '2025-01-01', validTo: '2027-12-31' }
  const again = [
    { code: 'CF-1', unitPrice: 130_000, certificates: [newer] },
    { name: 'MẬT ONG', producerId: 'ho-a', unit: 'chai' },
  ]
  expect(await take(again)).toEqual({ ok: true, value: { added: 0, changed: 2 } })
  expect(await allMasters(db, 'product')).toMatchObject([
    { id: 'cf-1', unitPrice: 130_000, barcodes: ['0012'], certificates: [certificate, newer] },
    { id: 'mat-ong', name: 'MẬT ONG', unit: 'chai', unitPrice: 125_000 },
  ])
  expect(await versionOf(db, { table: 'product', id: 'cf-1' })).toBeGreaterThan(0)
})

function take(rows: readonly Record<string, unknown>[], { isDryRun = false } = {}) {
  const sheet = { table: 'product', blank: BLANK, rows, isDryRun } as const
  return inTransaction(db, (tx) => importMasters(tx, sheet, WHO))
}
