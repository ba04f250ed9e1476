import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { businessDay } from '#shared/time.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { inTransaction } from '../db/pool.ts'
import { saveMaster } from '../masters/save-masters.ts'
import { rebuildBooks } from '../projections/rebuild.ts'
import { emptyBooks, readBooks } from '../projections/testing/books.ts'
import { addTill, storeAndProject } from '../projections/testing/raw-journals.ts'
import { makeArrivals, makeScenario } from '../projections/testing/scenario.ts'
import { verdictSentences } from './verify/sentences.ts'
import { verifyBooks } from './verify/verify-books.ts'

const { pool: db, connectionString, drop } = await createTestDatabase('verify')
afterAll(drop)

const TODAY = businessDay('2026-11-22')
const SEED = 4 // holds voids, duplicates, returns, returns of too much, corrections, carried branches, undated sales and days after today

beforeEach(async () => {
  await emptyBooks(db)
  await arrive(SEED)
})

async function arrive(seed: number): Promise<void> {
  const scenario = makeScenario(seed)
  for (const tillId of scenario.tillIds) await addTill(db, tillId)
  const arrivals = makeArrivals(scenario, seed)
  for (const [index, { tillId, entries }] of arrivals.entries()) {
    const receivedMs = Date.parse('2026-11-20T00:00:00.000Z') + index * 3_600_000
    await storeAndProject(
      db,
      { tillId },
      entries.map((entry) => ({ ...entry, receivedMs })),
    )
  }
}

/** Runs the command as people do. */
async function run(command: 'verify' | 'rebuild', ...args: string[]) {
  const file = fileURLToPath(new URL(`${command}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, DATABASE_URL: connectionString },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  return { code, out, error }
}

describe('verify', () => {
  it('names the change of a master that was taken out of the history', async () => {
    const row = { name: 'Hộ A', kind: 'farm', areaCode: null, provinceCode: '66' }
    for (const name of ['Hộ A', 'Hộ B']) {
      const producer = { table: 'producer', row: { ...row, name }, version: null } as const
      await inTransaction(db, (tx) => saveMaster(tx, producer, { by: 'lan', nowMs: 0 }))
    }
    expect(await verifyBooks(db, TODAY)).toMatchObject({ differenceCount: 0 })
    const { rows } = await db.query('delete from master_history where number = 2 returning *')
    const verdict = await verifyBooks(db, TODAY)
    expect(verdict).toMatchObject({ differenceCount: 1, differences: [{ table: 'master_history', seq: 2 }] })
    expect(verdictSentences(verdict)).toContain(
      '- lịch sử danh mục, bút toán 2: dòng đang là đã bị sửa hoặc mất, theo nhật ký phải là còn nguyên.',
    )
    const [{ number, hash, text: kept, table_name: table, row_id: id }] = rows as [Record<string, unknown>]
    await db.query('insert into master_history values ($1, $2, $3, $4, $5)', [number, hash, kept, table, id])
    expect(await verifyBooks(db, TODAY)).toMatchObject({ differenceCount: 0 })
  })

  it('[P20] finds the books of any journals as the journals say, by a path of its own', async () => {
    for (let seed = 0; seed < 8; seed += 1) {
      await emptyBooks(db)
      await arrive(seed)
      expect(await verifyBooks(db, TODAY)).toMatchObject({
        differences: [],
        differenceCount: 0,
        tills: 3,
        points: 1,
      })
    }
  })

  it.each([
    ['sales_daily', 'amount'],
    ['sales_daily', 'vat'],
    ['point_daily', 'cash'],
    ['point_daily', 'total'],
    ['point_period', 'total'],
    ['sale', 'total'],
    ['sales_daily', 'return_amount', 'returnAmount'],
    ['point_daily', 'return_total', 'returnTotal'],
  ])('sees one đồng in %s.%s', async (table, column, figure = column) => {
    await db.query(
      `update ${table} set ${column} = ${column} + 1 where ctid = (select ctid from ${table} limit 1)`,
    )
    const verdict = await verifyBooks(db, TODAY)
    expect(verdict.differences).toContainEqual(expect.objectContaining({ table, figure }))
  })

  it('[T38] sees a mark of too much returned that is gone, and one too many', async () => {
    for (const isOver of [true, false]) {
      const { rowCount } = await db.query(
        `update sale set is_over = not is_over
         where ctid = (select ctid from sale where kind = 'return' and is_over = $1 limit 1)`,
        [isOver],
      )
      expect(rowCount).toBe(1)
    }
    const { differences } = await verifyBooks(db, TODAY)
    expect(differences.filter(({ figure }) => figure === 'isOver')).toHaveLength(2)
  })

  it('sees a row too few, a row too many, and rows of a point nobody knows', async () => {
    await db.query('delete from sales_daily where ctid = (select ctid from sales_daily limit 1)')
    await db.query(`insert into point_daily select 'bmt01', '2020-01-01', 1, 0, 0, 0, 0, 0, 0, 0, 0`)
    await db.query(`insert into point_period select 'month', '2020-01-01', 'xa', 1, 0, 0`)
    const { differences } = await verifyBooks(db, TODAY)
    expect(differences).toContainEqual(expect.objectContaining({ table: 'sales_daily', found: null }))
    expect(differences).toContainEqual(
      expect.objectContaining({ table: 'point_daily', day: '2020-01-01', expected: null }),
    )
    expect(differences).toContainEqual(expect.objectContaining({ table: 'point_period', product: 'xa' }))
  })

  it('names the entry of which one byte was changed', async () => {
    const { rows } = await db.query<{ till_id: string; seq: number }>(
      `update entry set text = set_byte(text, octet_length(text) - 3, get_byte(text, octet_length(text) - 3) # 1)
       where ctid = (select ctid from entry where text is not null order by till_id desc, seq limit 1)
       returning till_id, seq`,
    )
    const { differences } = await verifyBooks(db, TODAY)
    const [{ till_id: tillId, seq } = { till_id: '', seq: 0 }] = rows
    expect(differences).toContainEqual(
      expect.objectContaining({ table: 'entry', figure: 'hash', tillId, seq }),
    )
  })

  it('names a journal with an entry missing, and a head that is not its end', async () => {
    await db.query(`delete from entry where seq = 2 and till_id = (select max(till_id) from entry)`)
    await db.query(
      `update till_head set through = through + 1 where till_id = (select min(till_id) from till_head)`,
    )
    const { differences } = await verifyBooks(db, TODAY)
    expect(differences).toContainEqual(expect.objectContaining({ table: 'entry', figure: 'seq', seq: 3 }))
    expect(differences).toContainEqual(expect.objectContaining({ table: 'entry', figure: 'head' }))
  })

  it('names a flag that is gone', async () => {
    await db.query(`delete from entry_flag where ctid = (select ctid from entry_flag limit 1)`)
    const { differences } = await verifyBooks(db, TODAY)
    expect(differences).toContainEqual(
      expect.objectContaining({ table: 'entry_flag', figure: 'reason', found: '' }),
    )
  })
})

describe('the commands', () => {
  it('verify says in a sentence what differs and where, and exits with 1', async () => {
    expect(await run('verify')).toMatchObject({
      code: 0,
      error: '',
      out: expect.stringContaining('Sổ khớp từng đồng'),
    })
    await db.query(`update point_daily set total = total + 1 where day = (select min(day) from point_daily)`)
    const { code, out } = await run('verify')
    expect(code).toBe(1)
    expect(out).toMatch(
      /- tổng ngày của điểm bán, điểm bmt01, ngày \d\d\/\d\d\/\d{4}: tổng tiền đang là [\d.]+ ₫, theo/,
    )
    const { out: json } = await run('verify', '--json')
    expect(JSON.parse(json)).toMatchObject({ isSound: false, differences: expect.any(Array) })
  })

  it('rebuild makes the books whole again from the journals', async () => {
    const before = await readBooks(db)
    await db.query('update sales_daily set amount = amount + 1')
    await db.query('delete from sale')
    expect(await run('rebuild', '--json')).toMatchObject({ code: 0, error: '' })
    expect(await readBooks(db)).toEqual(before)
    expect(await rebuildBooks(db)).toMatchObject({ tills: 3 })
  })

  it('say so where there are no books', async () => {
    expect(await run('verify', '--dat')).toMatchObject({
      code: 2,
      error: expect.stringContaining('Cách dùng'),
    })
  })
})
