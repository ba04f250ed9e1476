import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { TillId } from '#shared/ids.ts'
import { carryEntry } from '#shared/journal/carry.ts'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import { buildEntry, buildSaleBody, TEST_POINT } from '#shared/testing/builders.ts'
import { businessDay, startOfDayMs } from '#shared/time.ts'
import { verifyBooks } from '../commands/verify/verify-books.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { rebuildBooks } from '../projections/rebuild.ts'
import { emptyBooks } from '../projections/testing/books.ts'
import { addTill, storeAndProject } from '../projections/testing/raw-journals.ts'
import { salesOfPoint } from './sales-of-point.ts'

const { pool: db, drop } = await createTestDatabase('late sales')
afterAll(drop)

const DAY = businessDay('2026-11-20')
const TODAY = businessDay('2026-11-22')
const NOON = { wall: `${DAY}T05:00:00.000Z` }
const MIDNIGHT_MS = startOfDayMs(businessDay('2026-11-21'))
const HOUR_MS = 3_600_000

// sorted, for a rebuild goes by till: what carries stands once before and once behind what it carries
const [FIRST, SELLER, LAST] = ['a', 'b', 'c'].map((name) => `${name}${'a'.repeat(25)}` as TillId) as [
  TillId,
  TillId,
  TillId,
]
const body = buildSaleBody()
const { total } = body
const sale = buildEntry({ tillId: SELLER, at: NOON, kind: 'sale.completed', body })

beforeEach(async () => {
  await emptyBooks(db)
  for (const tillId of [FIRST, SELLER, LAST]) await addTill(db, tillId)
})

function carrierOf(tillId: TillId): WrittenEntry {
  const [carried] = carryEntry(SELLER, sale)
  if (!carried) throw new Error('a sale fits one entry')
  return buildEntry({ tillId, kind: 'entry.carried', body: carried })
}

async function arrive(tillId: TillId, entry: WrittenEntry, receivedMs: number): Promise<void> {
  await storeAndProject(db, { tillId }, [{ ...entry, receivedMs }])
}

async function lateOfDay() {
  const period = { from: DAY, to: DAY }
  const { days } = await salesOfPoint(db, { ...period, pointId: TEST_POINT, today: TODAY })
  expect(days).toMatchObject([{ day: DAY, saleCount: 1, total }])
  return days[0]?.late
}

/** The same now, and after the books are made anew; and the journals say so too. */
async function expectLate(lastMs: number | null): Promise<void> {
  const late = lastMs === null ? null : { count: 1, total, lastMs }
  expect(await lateOfDay()).toEqual(late)
  await rebuildBooks(db)
  expect(await lateOfDay()).toEqual(late)
  expect(await verifyBooks(db, TODAY)).toMatchObject({ differences: [] })
}

describe('[T16] [P20] a sale that comes after its business day has ended', () => {
  it('counts on that day, which says what came late and when', async () => {
    await arrive(SELLER, sale, MIDNIGHT_MS + 30 * HOUR_MS)
    await expectLate(MIDNIGHT_MS + 30 * HOUR_MS)
  })
  it('is late from midnight in Vietnam on', async () => {
    await arrive(SELLER, sale, MIDNIGHT_MS - 1)
    await expectLate(null)
    await emptyBooks(db)
    await addTill(db, SELLER)
    await arrive(SELLER, sale, MIDNIGHT_MS)
    await expectLate(MIDNIGHT_MS)
  })
  it.each([
    ['before', FIRST],
    ['behind', LAST],
  ])('[P14] came when it first did, pushed or carried by a till that stands %s its own', async (_, by) => {
    await arrive(by, carrierOf(by), MIDNIGHT_MS - HOUR_MS)
    await arrive(SELLER, sale, MIDNIGHT_MS + HOUR_MS)
    await expectLate(null)
    await emptyBooks(db)
    for (const tillId of [by, SELLER]) await addTill(db, tillId)
    await arrive(SELLER, sale, MIDNIGHT_MS - HOUR_MS)
    await arrive(by, carrierOf(by), MIDNIGHT_MS + HOUR_MS)
    await expectLate(null)
  })
  it('[P14] came in time when the server’s clock was set back in between, and said so', async () => {
    await arrive(FIRST, carrierOf(FIRST), MIDNIGHT_MS + HOUR_MS)
    await arrive(SELLER, sale, MIDNIGHT_MS - HOUR_MS)
    await expectLate(null)
  })
  it('[P14] and carried alone by the first that did', async () => {
    await arrive(LAST, carrierOf(LAST), MIDNIGHT_MS + HOUR_MS)
    await arrive(FIRST, carrierOf(FIRST), MIDNIGHT_MS + 2 * HOUR_MS)
    await expectLate(MIDNIGHT_MS + HOUR_MS)
  })
  it('[P6b] came when its hole was filled', async () => {
    await arrive(SELLER, { ...sale, text: null } as never, MIDNIGHT_MS - HOUR_MS)
    await arrive(SELLER, sale, MIDNIGHT_MS + HOUR_MS)
    await expectLate(MIDNIGHT_MS + HOUR_MS)
  })
  it('is verified: another arrival in the books is a difference', async () => {
    await arrive(SELLER, sale, MIDNIGHT_MS + HOUR_MS)
    await db.query('update sale set received_ms = received_ms - 7200000')
    const { differences } = await verifyBooks(db, TODAY)
    expect(differences.map(({ figure }) => figure).toSorted()).toEqual([
      'lateCount',
      'lateTotal',
      'receivedMs',
    ])
  })
})
