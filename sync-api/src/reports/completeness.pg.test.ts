import { createHash } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { PointId } from '#shared/ids.ts'
import { chainEntry, type WrittenEntry } from '#shared/journal/entry.ts'
import { buildTillId, TEST_POINT } from '#shared/testing/builders.ts'
import { type BusinessDay, businessDay } from '#shared/time.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { emptyBooks } from '../projections/testing/books.ts'
import { addTill, type RawEntry, storeAndProject } from '../projections/testing/raw-journals.ts'
import { type TillWriter, tillWriter, type When } from '../projections/testing/till-writer.ts'
import { completeness } from './completeness.ts'
import { tillsOfPoint } from './tills-of-point.ts'

const { pool: db, drop } = await createTestDatabase('completeness')
afterAll(drop)
beforeEach(() => emptyBooks(db))

const NOW_MS = Date.parse('2026-11-22T02:00:00.000Z')
const at = (day: string): When => ({ wall: `${day}T05:00:00.000Z` })

async function push(till: TillWriter, ...entries: RawEntry[]): Promise<void> {
  await addTill(db, till.tillId)
  await storeAndProject(db, till, entries)
  await db.query('update till_head set last_seen_at = $2 where till_id = $1', [till.tillId, new Date(NOW_MS)])
}

async function signHead(till: TillWriter, seq: number): Promise<void> {
  await db.query('update till_head set signed_seq = $2 where till_id = $1', [till.tillId, seq])
}

async function setAside(till: TillWriter, reason: string, entry: WrittenEntry): Promise<void> {
  const { seq, prevHash, hash, text } = entry
  const bytes = Buffer.from(JSON.stringify({ seq, prevHash, hash, text }))
  await db.query(`insert into quarantine values ($1, $2, $3, $4, $5, now())`, [
    createHash('sha256').update(bytes).digest(),
    till.tillId,
    seq,
    reason,
    bytes,
  ])
}

/** What is named for the point in a period: "kind count". */
async function gaps(
  from = '2026-01-01',
  to = '2026-12-31',
  pointId: PointId = TEST_POINT,
): Promise<string[]> {
  const period = { from: businessDay(from), to: businessDay(to) as BusinessDay }
  const completenessOf = await completeness(db, { pointIds: [pointId], ...period, nowMs: NOW_MS })
  const found = completenessOf(pointId)
  expect(found.isComplete).toBe(found.gaps.length === 0)
  return found.gaps.map((gap) => (gap.kind === 'silent' ? 'silent' : `${gap.kind} ${gap.count}`))
}

describe('completeness', () => {
  it('is whole where everything signed is in the books', async () => {
    const till = tillWriter('a')
    await push(till, till.sale(at('2026-11-20')))
    await signHead(till, 1)
    expect(await gaps()).toEqual([])
  })

  it('[P21] names what is missing below the signed head, from the last day known on', async () => {
    const till = tillWriter('a')
    await push(till, till.sale(at('2026-11-20')))
    await signHead(till, 8)
    expect(await gaps()).toEqual(['unsent 7'])
    expect(await gaps('2026-11-20', '2026-11-20')).toEqual(['unsent 7'])
    expect(await gaps('2026-11-01', '2026-11-19')).toEqual([])
    expect(await tillsOfPoint(db, { pointId: TEST_POINT })).toMatchObject([
      { through: 1, signedSeq: 8, unsent: 7 },
    ])
  })

  it('[P6b] names a hole between the days around it, until a copy fills it or is carried', async () => {
    const [till, other] = [tillWriter('a'), tillWriter('b')]
    const [first, lost, last] = [
      till.sale(at('2026-11-10')),
      till.sale(at('2026-11-11')),
      till.sale(at('2026-11-12')),
    ]
    await push(till, first, { ...lost, text: null }, last)
    expect(await gaps('2026-11-12', '2026-11-12')).toEqual(['hole 1'])
    expect(await gaps('2026-11-13', '2026-11-30')).toEqual([])
    expect(await gaps('2026-11-01', '2026-11-09')).toEqual([])
    expect(await tillsOfPoint(db, { pointId: TEST_POINT })).toMatchObject([{ holes: 1, flags: [] }])
    await push(other, ...other.carry(till.tillId, lost, at('2026-11-20')))
    expect(await gaps()).toEqual([])
  })

  it('[P6] names entries that are stored and not in the books', async () => {
    const till = tillWriter('a')
    const first = till.sale(at('2026-11-10'))
    const unknown = { kind: 'sale.dreamt', v: 1, body: {}, at: { ...at('2026-11-10'), offsetMs: 0, run: 1 } }
    const dreamt = chainEntry(first, { tillId: till.tillId, pointId: TEST_POINT, seq: 2, ...unknown })
    await push(till, first, dreamt)
    expect(await gaps()).toEqual(['flagged 1'])
    const [row] = await tillsOfPoint(db, { pointId: TEST_POINT })
    expect(row?.flags).toEqual([{ reason: 'unknown-kind', count: 1 }])
  })

  it('[P5] names a branch that is set aside, until it is carried', async () => {
    const [till, other] = [tillWriter('a'), tillWriter('b')]
    const first = till.sale(at('2026-11-10'))
    const lost = till.sale(at('2026-11-11'))
    till.rewindTo(first)
    await push(till, first, till.sale(at('2026-11-12')))
    await setAside(till, 'forked', lost)
    expect(await gaps()).toEqual(['quarantined 1'])
    expect(await gaps('2026-11-01', '2026-11-09')).toEqual([])
    expect(await tillsOfPoint(db, { pointId: TEST_POINT })).toMatchObject([
      { quarantined: [{ reason: 'forked', count: 1 }] },
    ])
    await push(other, ...other.carry(till.tillId, lost, at('2026-11-20')))
    expect(await gaps()).toEqual([])
  })

  it('[P6b] does not name a text that did not fit where the good copy is in the journal', async () => {
    const till = tillWriter('a')
    const sale = till.sale(at('2026-11-10'))
    await push(till, sale)
    await setAside(till, 'bad-hash', { ...sale, text: 'sai' })
    expect(await gaps()).toEqual([])
  })

  it('[P14] names what was carried and makes no entry', async () => {
    const [dead, till] = [tillWriter('a'), tillWriter('b')]
    await addTill(db, dead.tillId)
    await push(
      till,
      ...till.carry(dead.tillId, { ...dead.sale(at('2026-11-10')), text: 'sai' }, at('2026-11-10')),
    )
    expect(await gaps()).toEqual(expect.arrayContaining(['unjoined 1']))
  })

  it('[P11] names undated sales on the day they were put, and sales left out as duplicates', async () => {
    const till = tillWriter('a')
    const sale = till.sale(at('2026-11-10'))
    const undated = till.sale({ wall: '1970-01-01T00:00:00.000Z', offsetMs: null, run: 2 })
    const again = till.sale({ ...at('2026-11-12'), run: 3 }, { saleId: sale.sale.saleId })
    await push(till, sale, undated, again)
    expect(await gaps('2026-11-10', '2026-11-10')).toEqual(['undated 1'])
    expect(await gaps('2026-11-12', '2026-11-12')).toEqual(['duplicate 1'])
    expect(await tillsOfPoint(db, { pointId: TEST_POINT })).toMatchObject([
      { undatedSales: 1, duplicateSales: 1 },
    ])
  })

  it('names tills that were not heard for a day, but revoked ones and those of closed points', async () => {
    const till = tillWriter('a')
    await push(till, till.sale(at('2026-11-10')))
    await db.query('update till_head set last_seen_at = $1', [new Date(NOW_MS - 25 * 3_600_000)])
    expect(await gaps()).toEqual(['silent'])
    expect(await gaps('2026-11-01', '2026-11-20')).toEqual([])
    await db.query('update till set revoked_at = now()')
    expect(await gaps()).toEqual([])
  })

  it('is asked for all points at once', async () => {
    const till = tillWriter('a')
    await push(till, till.sale(at('2026-11-10')))
    await addTill(db, buildTillId('other'), 'ktx01' as PointId)
    await signHead(till, 3)
    const period = { from: businessDay('2026-11-01'), to: businessDay('2026-11-30') }
    const completenessOf = await completeness(db, { pointIds: null, ...period, nowMs: NOW_MS })
    expect(completenessOf(TEST_POINT).gaps.map((gap) => [gap.kind, gap.tillNumber])).toEqual([['unsent', 1]])
    expect(completenessOf('ktx02' as PointId).isComplete).toBe(true)
  })
})
