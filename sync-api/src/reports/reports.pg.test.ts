import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PointId } from '#shared/ids.ts'
import { buildEntry, buildSaleBody, buildTillId, TEST_POINT } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { businessDay } from '#shared/time.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { emptyBooks } from '../projections/testing/books.ts'
import { addTill, storeAndProject } from '../projections/testing/raw-journals.ts'
import { growthOfPoints } from './growth.ts'
import { pointsOverview } from './points-overview.ts'
import { provinceMonths } from './province-months.ts'
import { salesOfPoint } from './sales-of-point.ts'

const { pool: db, drop } = await createTestDatabase('reports')
afterAll(drop)

const OTHER = 'ktx01' as PointId
const TODAY = businessDay('2026-11-22')
const NOW_MS = Date.parse('2026-11-22T02:00:00.000Z')

/** Sells once at noon of each day at that point, on a till of its own; answers the totals by day. */
async function sell(pointId: PointId, ...days: string[]): Promise<Record<string, number>> {
  const tillId = buildTillId(pointId)
  await addTill(db, tillId, pointId)
  const random = seededRandom(pointId)
  const totals: Record<string, number> = {}
  let head: Parameters<typeof buildEntry>[0]['head']
  const entries = days.map((day) => {
    const body = buildSaleBody(random)
    totals[day] = (totals[day] ?? 0) + body.total
    const at = { wall: `${day}T05:00:00.000Z` }
    const entry = buildEntry({ ...(head ? { head } : {}), tillId, pointId, at, kind: 'sale.completed', body })
    head = entry
    return entry
  })
  await storeAndProject(db, { tillId, pointId }, entries)
  return totals
}

const sumOf = (totals: Record<string, number>, days = Object.keys(totals)) =>
  days.reduce((sum, day) => sum + (totals[day] ?? Number.NaN), 0)

describe('sales of a point', () => {
  let totals: Record<string, number>
  beforeAll(async () => {
    await emptyBooks(db)
    totals = await sell(
      TEST_POINT,
      '2026-10-31',
      '2026-11-01',
      '2026-11-01',
      '2026-11-22',
      '2026-11-23',
      '2036-02-07',
    )
    await sell(OTHER, '2026-11-01')
  })

  it('are summed by day and by product, and both add up to the same', async () => {
    const sales = await salesOfPoint(db, {
      pointId: TEST_POINT,
      from: businessDay('2026-11-01'),
      to: TODAY,
      today: TODAY,
    })
    expect(sales.days.map(({ day, saleCount, total }) => [day, saleCount, total])).toEqual([
      ['2026-11-22', 1, totals['2026-11-22']],
      ['2026-11-01', 2, totals['2026-11-01']],
    ])
    expect(sales.total.saleCount).toBe(3)
    expect(sales.total.total).toBe(sumOf(totals, ['2026-11-01', '2026-11-22']))
    const amount = sales.products.reduce((sum, product) => sum + product.amount, 0)
    expect(amount + sales.total.rounding).toBe(sales.total.total)
    expect(sales.products.map((one) => one.amount)).toEqual(
      sales.products.map((one) => one.amount).sort((a, b) => b - a),
    )
    expect(new Set(sales.products.map((product) => product.productId)).size).toBe(sales.products.length)
    expect(sales.products[0]).toMatchObject({
      productName: expect.stringContaining('Cà phê'),
      unit: expect.any(String),
    })
  })

  it('[P11] leave out days after today, and show them apart', async () => {
    const period = { pointId: TEST_POINT, from: businessDay('2026-01-01'), to: businessDay('2099-12-31') }
    const sales = await salesOfPoint(db, { ...period, today: TODAY })
    expect(sales.days.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-01', '2026-10-31'])
    expect(sales.total.total).toBe(sumOf(totals, ['2026-10-31', '2026-11-01', '2026-11-22']))
    expect(sales.later).toEqual({ days: 2, saleCount: 2, total: sumOf(totals, ['2026-11-23', '2036-02-07']) })
  })

  it('are nothing where nothing was sold', async () => {
    const day = businessDay('2025-01-01')
    const sales = await salesOfPoint(db, { pointId: 'nobody' as PointId, from: day, to: day, today: TODAY })
    expect(sales).toMatchObject({
      days: [],
      products: [],
      total: { saleCount: 0, total: 0 },
      later: { days: 0 },
    })
  })

  it('of the province by month are of all points, up to today', async () => {
    const range = { from: businessDay('2026-10-01'), to: businessDay('2036-12-01'), today: TODAY }
    const months = await provinceMonths(db, range)
    expect(months.map(({ month, saleCount, pointCount }) => [month, saleCount, pointCount])).toEqual([
      ['2026-10-01', 1, 1],
      ['2026-11-01', 4, 2],
    ])
    expect(months[0]?.total).toBe(totals['2026-10-31'])
    const past = await provinceMonths(db, { ...range, to: businessDay('2026-10-01') })
    expect(past.map(({ month }) => month)).toEqual(['2026-10-01'])
  })
})

describe('all points', () => {
  beforeEach(() => emptyBooks(db))

  it('show what each sold today and this month, and how it stands', async () => {
    const totals = await sell(TEST_POINT, '2026-10-31', '2026-11-01', '2026-11-22', '2026-11-23')
    await addTill(db, buildTillId('idle'), OTHER)
    await db.query(`insert into point (id, code, name, kind, operator_id, address, opened_on, closed_on) values
      ('a-cu', 'A-CU', 'Cũ', 'stall', 'op-bmt', '', '2024-01-01', '2026-11-22'),
      ('a-moi', 'A-MOI', 'Mới', 'stall', 'op-bmt', '', '2026-11-23', null),
      ('a-vang', 'A-VANG', 'Vắng', 'stall', 'op-bmt', '', '2024-01-01', null) on conflict do nothing`)
    const points = await pointsOverview(db, { today: TODAY, nowMs: NOW_MS })
    expect(points.map(({ id, state, today, month }) => [id, state, today, month])).toEqual([
      ['a-cu', 'closed', { saleCount: 0, total: 0 }, { saleCount: 0, total: 0 }],
      ['a-moi', 'not-opened', { saleCount: 0, total: 0 }, { saleCount: 0, total: 0 }],
      ['a-vang', 'no-till', { saleCount: 0, total: 0 }, { saleCount: 0, total: 0 }],
      [
        'bmt01',
        'selling',
        { saleCount: 1, total: totals['2026-11-22'] },
        { saleCount: 2, total: sumOf(totals, ['2026-11-01', '2026-11-22']) },
      ],
      ['ktx01', 'selling', { saleCount: 0, total: 0 }, { saleCount: 0, total: 0 }],
    ])
  })
})

describe('growth', () => {
  beforeEach(() => emptyBooks(db))

  it('compares the same days of each year, cut off at today alike', async () => {
    const totals = await sell(
      TEST_POINT,
      '2024-11-22',
      '2025-01-31',
      '2025-11-22',
      '2025-11-23',
      '2025-12-01',
      '2026-01-01',
      '2026-11-22',
      '2026-11-23',
    )
    const growth = await growthOfPoints(db, {
      from: businessDay('2026-01-01'),
      to: businessDay('2026-12-31'),
      today: TODAY,
      years: 3,
    })
    const now = sumOf(totals, ['2026-01-01', '2026-11-22'])
    const before = sumOf(totals, ['2025-01-31', '2025-11-22'])
    expect(growth).toEqual([
      {
        pointId: TEST_POINT,
        years: [
          { saleCount: 2, total: now, ocopAmount: expect.any(Number) },
          { saleCount: 2, total: before, ocopAmount: expect.any(Number) },
          { saleCount: 1, total: totals['2024-11-22'], ocopAmount: expect.any(Number) },
        ],
        growthBasisPoints: Math.round(((now - before) / before) * 10_000),
      },
    ])
  })

  it('of a point that sold nothing the year before is unknown, not endless', async () => {
    await sell(TEST_POINT, '2026-11-22')
    const period = { from: businessDay('2026-11-01'), to: businessDay('2026-11-30') }
    const [point] = await growthOfPoints(db, { ...period, today: TODAY, years: 2 })
    expect(point?.growthBasisPoints).toBeNull()
    expect(point?.years).toHaveLength(2)
  })
})
