import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { BodyOf } from '#shared/journal/kinds/registry.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { shiftIdSchema } from '#shared/ids.ts'
import { TEST_POINT } from '#shared/testing/builders.ts'
import { businessDay } from '#shared/time.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { completeness } from '../reports/completeness.ts'
import { salesOfPoint } from '../reports/sales-of-point.ts'
import { rebuildBooks } from './rebuild.ts'
import { emptyBooks, readBooks } from './testing/books.ts'
import { addTill, storeAndProject } from './testing/raw-journals.ts'
import { type Sold, type TillWriter, tillWriter, type When } from './testing/till-writer.ts'

const database = await createTestDatabase('returns')
const db = database.pool
afterAll(() => database.drop())
beforeEach(() => emptyBooks(db))

const NOON: When = { wall: '2026-11-20T05:00:00.000Z' }
const NEXT_NOON: When = { wall: '2026-11-21T05:00:00.000Z' }
const BY = staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' })

async function push(till: TillWriter, ...entries: WrittenEntry[]) {
  await addTill(db, till.tillId)
  expect(await storeAndProject(db, till, entries)).toEqual([])
}

function report() {
  const [from, to] = [businessDay('2026-01-01'), businessDay('2026-12-31')]
  return salesOfPoint(db, { pointId: TEST_POINT, from, to, today: to })
}

/** What the point sold less what came back, by day. */
async function totals(): Promise<Record<string, number>> {
  const { days } = await report()
  return Object.fromEntries(days.map(({ day, total }) => [day, total]))
}

async function overReturns(): Promise<number[]> {
  const { rows } = await db.query<{ seq: number }>('select seq from sale where is_over order by till_id, seq')
  return rows.map(({ seq }) => seq)
}

function correction(of: Sold, tillId: TillWriter['tillId'], after: BodyOf<'sale.completed'>['payments']) {
  const { saleId, payments: before, total } = of.sale
  const who = { shiftId: shiftIdSchema.parse('ca-1'), cashier: BY, approvedBy: BY, reason: 'bấm nhầm' }
  return { of: { saleId, tillId, seq: of.seq, hash: of.hash }, ...who, before, after, total }
}

describe('a return in the books', () => {
  it('lowers its own day, point and product, and never the day of the sale', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    const back = till.returnOf(sale, NEXT_NOON)
    await push(till, sale, back)
    expect(await totals()).toEqual({ '2026-11-20': sale.sale.total, '2026-11-21': 0 - back.body.total })
    const { days, products, total } = await report()
    expect(days[0]).toMatchObject({ saleCount: 0, returnCount: 1, returnTotal: back.body.total })
    expect(days[0]?.cash).toBe(0 - back.body.total)
    expect(total).toMatchObject({ saleCount: 1, returnCount: 1, total: sale.sale.total - back.body.total })
    const [line] = back.body.lines
    expect(products.find((product) => product.returnLineCount > 0)).toMatchObject({
      productId: line?.productId,
      returnQuantity: line?.quantity,
      returnAmount: line?.amount,
    })
    const lines = products.reduce((sum, product) => sum + product.amount, 0)
    expect(lines + total.rounding).toBe(total.total)
    const { rows } = await db.query(
      `select sale_count, return_count, total from point_period where grain = 'month'`,
    )
    expect(rows).toEqual([{ sale_count: 1, return_count: 1, total: total.total }])
  })

  it('[T18] counts whether its sale has arrived or not, and the same afterwards', async () => {
    const [here, there] = [tillWriter('a'), tillWriter('b')]
    const sale = here.sale(NOON)
    const back = there.returnOf(sale, NEXT_NOON, { ofTill: here.tillId })
    await push(there, back)
    expect(await totals()).toEqual({ '2026-11-21': 0 - back.body.total })
    await push(here, sale)
    const books = await readBooks(db)
    expect(await totals()).toEqual({ '2026-11-20': sale.sale.total, '2026-11-21': 0 - back.body.total })
    await rebuildBooks(db)
    expect(await readBooks(db)).toEqual(books)
  })

  it('counts once when two entries bear its id, and when it comes by two roads', async () => {
    const [here, there] = [tillWriter('a'), tillWriter('b')]
    const sale = here.sale(NOON)
    const back = here.returnOf(sale, NOON, { quantity: 1, returnId: 'tra-1' })
    const again = here.returnOf(sale, NOON, { quantity: 1, returnId: 'tra-1' })
    await push(there, ...there.carry(here.tillId, back, NOON))
    await push(here, sale, back, again)
    expect((await report()).total).toMatchObject({ returnCount: 1, returnTotal: back.body.total })
    expect((await db.query(`select status from sale where kind = 'return' order by seq`)).rows).toEqual([
      { status: 'counted' },
      { status: 'duplicate' },
    ])
  })

  it('[P11] moves with the day that a manager says', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    const back = till.returnOf(sale, NOON)
    const said = { of: till.tillId, fromSeq: 2, toSeq: 2, day: '2026-11-18', number: 1 }
    await push(till, sale, back, till.correct(said, NOON))
    expect(await totals()).toEqual({ '2026-11-18': 0 - back.body.total, '2026-11-20': sale.sale.total })
  })

  it('is no void: an entry that names it as a sale takes nothing out', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    const back = till.returnOf(sale, NOON, { returnId: 'tra-1' })
    const saleId = 'tra-1' as typeof sale.sale.saleId
    await push(till, sale, back, till.voidOf({ ...back, sale: { saleId } }, NOON))
    expect((await report()).total.returnCount).toBe(1)
  })
})

describe('[T38] a return of more than was sold', () => {
  const [here, third, there] = [tillWriter('a'), tillWriter('c'), tillWriter('b')]
  const sale = here.sale(NOON)
  const back = third.returnOf(sale, NOON, { ofTill: here.tillId })
  const again = there.returnOf(sale, NEXT_NOON, { quantity: 1, ofTill: here.tillId })

  it.each<[string, WrittenEntry[]]>([
    ['the sale first', [sale, back, again]],
    ['the sale between', [again, sale, back]],
    ['the sale last', [back, again, sale]],
  ])('counts and is named, both sides of it, in any order: %s', async (_, entries) => {
    const writers = new Map<WrittenEntry, TillWriter>([
      [sale, here],
      [back, third],
      [again, there],
    ])
    for (const entry of entries) await push(writers.get(entry) ?? here, entry)
    expect(await overReturns()).toHaveLength(2)
    expect((await report()).total.returnTotal).toBe(back.body.total + again.body.total)
    const period = { from: businessDay('2026-11-20'), to: businessDay('2026-11-20'), nowMs: Date.now() }
    const gaps = (await completeness(db, { ...period, pointIds: null }))(TEST_POINT).gaps
    expect(gaps.filter(({ kind }) => kind === 'over-returned')).toMatchObject([
      { tillId: third.tillId, count: 1 },
    ])
    const books = await readBooks(db)
    await rebuildBooks(db)
    expect(await readBooks(db)).toEqual(books)
  })

  it('is not what stays within the sale', async () => {
    const till = tillWriter('c')
    const sold = till.sale(NOON)
    const half = Math.floor((sold.sale.lines[0]?.quantity ?? 2) / 2)
    const returns = [
      till.returnOf(sold, NOON, { quantity: half }),
      till.returnOf(sold, NOON, { quantity: half }),
    ]
    await push(till, sold, ...returns)
    expect(await overReturns()).toEqual([])
  })

  it('is unknown until the sale arrives', async () => {
    await push(there, again)
    expect(await overReturns()).toEqual([])
  })

  it('is whatever comes back of a sale that did not happen, whichever is heard of first', async () => {
    const till = tillWriter('d')
    const sold = till.sale(NOON)
    const returned = till.returnOf(sold, NOON, { quantity: 1 })
    await push(till, sold, returned)
    expect(await overReturns()).toEqual([])
    await push(till, till.voidOf(sold, NOON))
    expect(await overReturns()).toEqual([2])
  })
})

describe('a corrected payment', () => {
  it('moves money from method to method on its own day, and changes no total', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    const { total } = sale.sale
    const after = [{ method: 'card' as const, amount: sale.sale.total, given: total, reference: null }]
    const corrected = till.write(NEXT_NOON, 'payment.corrected', correction(sale, till.tillId, after))
    await push(till, sale, corrected)
    const { days, total: sums } = await report()
    expect(sums).toMatchObject({ total, card: total, cash: 0, vietqr: 0, correctionCount: 1, saleCount: 1 })
    expect(days.map(({ day, total: ofDay, correctionCount }) => [day, ofDay, correctionCount])).toEqual([
      ['2026-11-21', 0, 1],
      ['2026-11-20', total, 0],
    ])
    const { rows } = await db.query(`select distinct first_day from point_period where grain = 'third'`)
    expect(rows).toEqual([{ first_day: '2026-11-11' }])
  })
})
