import { afterAll, beforeAll, expect, test } from 'vitest'
import { readChange } from '#shared/protocol/feed.ts'
import { DEFAULT_SETTINGS } from '#shared/protocol/point-settings.ts'
import { businessDay } from '#shared/time.ts'
import { inTransaction } from '../db/pool.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { listAreas, seedAreas } from './areas.ts'
import { type OperatorInput, saveOperators } from './operators.ts'
import { type PointInput, savePoints } from './points.ts'
import { saveProducers } from './producers.ts'
import { type ProductInput, saveProducts } from './products.ts'
import { savePins, saveStaff } from './staff.ts'

const { pool: db, drop } = await createTestDatabase('masters')
afterAll(drop)

const TODAY = businessDay('2026-11-22')
const OPERATOR: OperatorInput = {
  id: 'htx-a',
  name: 'Hợp tác xã A',
  legalForm: 'cooperative',
  taxCode: '6000000001',
  vat: [
    { validFrom: '2024-01-01', method: 'direct' },
    { validFrom: '2026-01-01', method: 'deduction' },
    { validFrom: '2027-01-01', method: 'direct' },
  ],
}
const POINT: PointInput = {
  id: 'dlk-001',
  code: 'DLK-001',
  name: 'Trung tâm OCOP tỉnh',
  kind: 'provincial-centre',
  areaCode: '24133',
  clusterCode: '643',
  operatorId: 'htx-a',
  address: '1 Đường A',
  openedOn: '2022-01-01',
  closedOn: null,
}
const PRODUCER = {
  id: 'p-a',
  name: 'Cơ sở A',
  kind: 'household',
  areaCode: '24343',
  provinceCode: '66',
} as const
const PRODUCT: ProductInput = {
  id: 'cf-1',
  code: 'CF-001',
  name: 'Cà phê bột 500 g',
  producerId: 'p-a',
  unit: 'gói',
  barcodes: ['8930000000019'],
  unitPrice: 125_000,
  vatClass: 'standard',
  ocopClass: 'ocop',
  group: '2026:13',
  certificates: [{ number: '12/QĐ', star: 4, validFrom: '2025-06-01', validTo: '2028-05-31' }],
  isActive: true,
}

beforeAll(async () => {
  await inTransaction(db, async (tx) => {
    await seedAreas(tx)
    for (const saved of [
      await saveOperators(tx, [OPERATOR], TODAY),
      await savePoints(
        tx,
        [POINT, { ...POINT, id: 'dlk-002', code: 'DLK-002', areaCode: '24343', clusterCode: '650' }],
        TODAY,
      ),
      await saveProducers(tx, [PRODUCER]),
      await saveProducts(tx, [PRODUCT], TODAY),
      await saveStaff(tx, [{ id: 's-1', name: 'H.', role: 'cashier', pointId: 'dlk-001', isActive: true }]),
    ])
      expect(saved).toMatchObject({ ok: true })
  })
})

test('areas have their name of the day, on both sides of 1 July 2025', async () => {
  const [before, after] = await inTransaction(db, async (tx) => {
    await seedAreas(tx) // again: nothing changes
    return [
      await listAreas(tx, businessDay('2025-06-30')),
      await listAreas(tx, businessDay('2025-07-01')),
    ] as const
  })
  expect(before.filter((area) => area.level === 'district')).toHaveLength(15)
  expect(after.filter((area) => area.level === 'commune')).toHaveLength(88)
  expect(after.filter((area) => area.level === 'ward')).toHaveLength(14)
  expect(after.some((area) => area.level === 'district')).toBe(false)
  expect(after.find((area) => area.code === '24133')?.name).toBe('Buôn Ma Thuột')
})

test('two periods of one area cannot overlap', async () => {
  const insert = `insert into area_period (code, valid_from, name, level) values ('24133', '2026-01-01', 'X', 'ward')`
  await expect(db.query(insert)).rejects.toThrow(/conflicting key value/)
})

test('every row saved is in the feed under its scope, in the form a till reads', async () => {
  expect(await feedRow('province', 'product', 'cf-1')).toEqual({
    id: 'cf-1',
    code: 'CF-001',
    name: 'Cà phê bột 500 g',
    producerId: 'p-a',
    unit: 'gói',
    barcodes: ['8930000000019'],
    unitPrice: 125_000,
    priceVersion: 1,
    vatClass: 'standard',
    ocopClass: 'ocop',
    group: '2026:13',
    certificate: { number: '12/QĐ', star: 4, validFrom: '2025-06-01', validTo: '2028-05-31' },
    isActive: true,
  })
  expect(await feedRow('province', 'producer', 'p-a')).toEqual(PRODUCER)
  expect(await feedRow('point:dlk-001', 'point', 'dlk-001')).toMatchObject({
    code: 'DLK-001',
    operator: { id: 'htx-a', taxCode: '6000000001', vatMethod: 'deduction' },
  })
  expect(await feedRow('point:dlk-001', 'staff', 's-1')).toEqual({
    id: 's-1',
    name: 'H.',
    role: 'cashier',
    pin: null,
  })
})

test('an operator who changes its VAT method sends its points down again', async () => {
  const vat = [{ validFrom: '2024-01-01', method: 'direct' as const }]
  await inTransaction(db, (tx) => saveOperators(tx, [{ ...OPERATOR, vat }], TODAY))
  expect(await feedRow('point:dlk-002', 'point', 'dlk-002')).toMatchObject({
    operator: { vatMethod: 'direct' },
  })
})

test('a price keeps its version until it changes, and never goes back to an old one', async () => {
  const save = (unitPrice: number) =>
    inTransaction(db, (tx) =>
      saveProducts(tx, [{ ...PRODUCT, id: 'cf-2', code: 'CF-002', unitPrice }], TODAY),
    )
  const versions = []
  for (const price of [90_000, 90_000, 95_000, 90_000]) {
    const saved = await save(price)
    versions.push(saved.ok ? saved.value[0]?.priceVersion : saved.error)
  }
  expect(versions).toEqual([1, 1, 2, 3])
})

test('staff who move are taken away from the tills of the point before; who leaves, from all', async () => {
  const person = { id: 's-2', name: 'K.', role: 'manager', isActive: true } as const
  await inTransaction(db, (tx) => saveStaff(tx, [{ ...person, pointId: 'dlk-001' }]))
  await inTransaction(db, (tx) => saveStaff(tx, [{ ...person, pointId: 'dlk-002' }]))
  expect(await feedRow('point:dlk-001', 'staff', 's-2')).toBeNull()
  expect(await feedRow('point:dlk-002', 'staff', 's-2')).toMatchObject({ name: 'K.' })
  await inTransaction(db, (tx) => saveStaff(tx, [{ ...person, pointId: 'dlk-002', isActive: false }]))
  expect(await feedRow('point:dlk-002', 'staff', 's-2')).toBeNull()
})

test('a PIN comes down with its person, is kept when the name changes, and can be taken away', async () => {
  const pin = { salt: 'AAECAwQFBgcICQoLDA0ODw', hash: 'A'.repeat(43), n: 32_768, r: 8, p: 1 }
  const person = { id: 's-3', name: 'M.', role: 'manager', pointId: 'dlk-001', isActive: true } as const
  await inTransaction(db, (tx) => saveStaff(tx, [person]))
  await inTransaction(db, (tx) => savePins(tx, [{ id: 's-3', pin }]))
  expect(await feedRow('point:dlk-001', 'staff', 's-3')).toMatchObject({ name: 'M.', pin })
  await inTransaction(db, (tx) => saveStaff(tx, [{ ...person, name: 'Mai' }]))
  expect(await feedRow('point:dlk-001', 'staff', 's-3')).toMatchObject({ name: 'Mai', pin })
  await inTransaction(db, (tx) => savePins(tx, [{ id: 's-3', pin: null }]))
  expect(await feedRow('point:dlk-001', 'staff', 's-3')).toMatchObject({ pin: null })
  const refused = await inTransaction(db, (tx) => savePins(tx, [{ id: 'nobody', pin }]))
  expect(refused).toEqual({
    ok: false,
    error: [{ code: 'unknown', row: 0, field: 'id', value: 'nobody' }],
  })
})

test('a point comes down with its account and settings; what is not said is the default', async () => {
  const bank = { bin: '970405', account: '0000000000001', accountName: 'HTX A' }
  const settings = { cashStep: 500, receipt: { widthMm: 58 as const, footer: 'Cảm ơn!' } }
  const save = (change: object) => inTransaction(db, (tx) => savePoints(tx, [{ ...POINT, ...change }], TODAY))
  expect(await save({ bank, settings })).toMatchObject({ ok: true })
  expect(await feedRow('point:dlk-001', 'point', 'dlk-001')).toMatchObject({
    bank,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  })
  expect(await save({ settings: { cashStep: -1, soundVolume: 3 } })).toMatchObject({
    ok: false,
    error: [
      { code: 'invalid', row: 0, field: 'settings.cashStep', value: -1 },
      { code: 'invalid', row: 0, field: 'settings' },
    ],
  })
  expect(await save({})).toMatchObject({ ok: true })
  expect(await feedRow('point:dlk-001', 'point', 'dlk-001')).toMatchObject({
    bank: null,
    settings: DEFAULT_SETTINGS,
  })
})

test('an operator who sells its own harvest says so to its points', async () => {
  await inTransaction(db, (tx) => saveOperators(tx, [{ ...OPERATOR, isSellerGrower: true }], TODAY))
  expect(await feedRow('point:dlk-001', 'point', 'dlk-001')).toMatchObject({
    operator: { isSellerGrower: true },
  })
})

test('text is kept trimmed and in NFC, codes with their leading zeros', async () => {
  const saved = await inTransaction(db, (tx) =>
    saveProducts(
      tx,
      [
        {
          ...PRODUCT,
          id: 'cf-3',
          code: '',
          name: ' Cà phê '.normalize('NFD'),
          barcodes: [' 0012345678905 '],
        },
      ],
      TODAY,
    ),
  )
  expect(saved).toMatchObject({ ok: true, value: [{ name: 'Cà phê', barcodes: ['0012345678905'] }] })
})

test('a bad row is named by row, field and value, and nothing of the call is written', async () => {
  const rows = [
    { ...PRODUCT, id: 'new-1', code: 'NEW-1' },
    { ...PRODUCT, id: 'new-2', unitPrice: -1, barcodes: ['ok', ''] },
    { ...PRODUCT, id: 'new-3', name: 'A\0B' },
    { ...PRODUCT, id: 'new-1' },
  ]
  const saved = await inTransaction(db, (tx) => saveProducts(tx, rows, TODAY))
  expect(saved).toEqual({
    ok: false,
    error: [
      { code: 'invalid', row: 1, field: 'barcodes.1', value: '' },
      { code: 'invalid', row: 1, field: 'unitPrice', value: -1 },
      { code: 'invalid', row: 2, field: 'name', value: 'A\0B' },
      { code: 'repeated', row: 3, field: 'id', value: 'new-1' },
    ],
  })
  expect(await feedRow('province', 'product', 'new-1')).toBeUndefined()
})

test('a row that names what is not there, or a code that another has, is refused by name', async () => {
  const refused = await inTransaction(db, async (tx) => [
    await saveProducts(tx, [{ ...PRODUCT, id: 'x-1', producerId: 'nobody' }], TODAY),
    await savePoints(tx, [{ ...POINT, id: 'x-2', areaCode: '650', clusterCode: '24343' }], TODAY),
    await saveStaff(tx, [{ id: 'x-3', name: 'L.', role: 'cashier', pointId: 'gone', isActive: true }]),
  ])
  expect(refused.map((saved) => (saved.ok ? [] : saved.error))).toEqual([
    [
      { code: 'unknown', row: 0, field: 'producerId', value: 'nobody' },
      { code: 'taken', row: 0, field: 'code', value: 'CF-001' },
    ],
    [
      { code: 'unknown', row: 0, field: 'areaCode', value: '650' },
      { code: 'unknown', row: 0, field: 'clusterCode', value: '24343' },
      { code: 'taken', row: 0, field: 'code', value: 'DLK-001' },
    ],
    [{ code: 'unknown', row: 0, field: 'pointId', value: 'gone' }],
  ])
})

test('a point inside the province has a commune; a point outside has none', async () => {
  const outside = {
    ...POINT,
    id: 'dlk-900',
    code: 'DLK-900',
    kind: 'out-of-province' as const,
    areaCode: null,
    clusterCode: null,
  }
  const saved = await inTransaction(db, async (tx) => [
    await savePoints(tx, [outside], TODAY),
    await savePoints(tx, [{ ...outside, kind: 'stall' }], TODAY),
  ])
  expect(saved).toMatchObject([
    { ok: true },
    { ok: false, error: [{ code: 'invalid', field: 'areaCode', value: null }] },
  ])
})

test('the tables refuse by themselves what the schemas refuse', async () => {
  const price = `insert into product_price (product_id, version, unit_price) values ('cf-1', 99, $1)`
  for (const bad of [-1, 1_000_000_000_001])
    await expect(db.query(price, [bad])).rejects.toThrow(/check constraint/)
})

/** The row a till would read; null when it was taken away, undefined when it was never sent. */
async function feedRow(scope: string, table: string, id: string) {
  const found = await db.query(
    'select row from feed_change where scope = $1 and table_name = $2 and row_id = $3',
    [scope, table, id],
  )
  return found.rows[0] && readChange({ table, id, row: found.rows[0].row })?.row
}
