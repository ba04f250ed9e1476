import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { chainEntry, type WrittenEntry } from '#shared/journal/entry.ts'
import { hashEntry } from '#shared/journal/hash.ts'
import { TEST_POINT } from '#shared/testing/builders.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { emptyBooks } from './testing/books.ts'
import { addTill, type RawEntry, storeAndProject } from './testing/raw-journals.ts'
import { type TillWriter, tillWriter, type When } from './testing/till-writer.ts'

const database = await createTestDatabase('project')
const db = database.pool
afterAll(() => database.drop())
beforeEach(() => emptyBooks(db))

const NOON: When = { wall: '2026-11-20T05:00:00.000Z' } // 12:00 in Vietnam
const NEXT_NOON: When = { wall: '2026-11-21T05:00:00.000Z' }
const HOUR = 3_600_000

async function push(till: TillWriter, ...entries: RawEntry[]) {
  await addTill(db, till.tillId)
  return storeAndProject(db, till, entries)
}

/** What the point sold by day: [sales, đồng], rollup and lines agreeing. */
async function daysSold(): Promise<Record<string, [number, number]>> {
  const { rows } = await db.query<{ day: string; count: number; total: number; lines: number | null }>(
    `select p.day, p.sale_count as count, p.total, (
       select sum(amount)::bigint + p.rounding from sales_daily s where s.point_id = p.point_id and s.day = p.day) as lines
     from point_daily p where p.point_id = $1 order by p.day`,
    [TEST_POINT],
  )
  for (const row of rows) expect(row.lines).toBe(row.total)
  return Object.fromEntries(rows.map((row) => [row.day, [row.count, row.total]]))
}

async function statuses(): Promise<string[]> {
  const { rows } = await db.query<{ status: string }>('select status from sale order by till_id, seq, hash')
  return rows.map((row) => row.status)
}

describe('a sale in the books', () => {
  it('counts in its lines, its day and every period around it', async () => {
    const till = tillWriter('a')
    const [first, second] = [till.sale(NOON), till.sale(NEXT_NOON)]
    await push(till, first, second)
    expect(await daysSold()).toEqual({
      '2026-11-20': [1, first.sale.total],
      '2026-11-21': [1, second.sale.total],
    })
    const { rows } = await db.query(
      'select grain, first_day, sale_count, total from point_period order by grain, 2',
    )
    const both = { sale_count: 2, total: first.sale.total + second.sale.total }
    expect(rows).toEqual([
      { grain: 'month', first_day: '2026-11-01', ...both },
      { grain: 'quarter', first_day: '2026-10-01', ...both },
      { grain: 'third', first_day: '2026-11-11', sale_count: 1, total: first.sale.total },
      { grain: 'third', first_day: '2026-11-21', sale_count: 1, total: second.sale.total },
      { grain: 'year', first_day: '2026-01-01', ...both },
    ])
  })

  it('[P4] counts once however often it is pushed', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    await push(till, sale)
    await push(till, sale, till.sale(NOON))
    await push(till, sale)
    expect((await daysSold())['2026-11-20']?.[0]).toBe(2)
  })

  it('counts once when two entries bear its id, the first by till, seq and hash', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    const again = till.sale(NEXT_NOON, { saleId: sale.sale.saleId })
    await push(till, sale, again)
    expect(await statuses()).toEqual(['counted', 'duplicate'])
    expect(await daysSold()).toEqual({ '2026-11-20': [1, sale.sale.total] })
    await push(till, till.voidOf(sale, NEXT_NOON))
    expect(await statuses()).toEqual(['voided', 'counted'])
    expect(await daysSold()).toEqual({ '2026-11-21': [1, again.sale.total] })
  })

  it('that did not happen counts nowhere, whichever of the two arrives first', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    const voided = till.voidOf(sale, NOON)
    await push(till, sale, voided)
    expect(await daysSold()).toEqual({})
    await emptyBooks(db)
    await push(till, { ...sale, text: null }, voided)
    await push(till, sale)
    expect(await statuses()).toEqual(['voided'])
    expect(await daysSold()).toEqual({})
  })

  it('is voided only by the entry that names its id, seq and hash', async () => {
    const till = tillWriter('a')
    const sale = till.sale(NOON)
    const { saleId } = till.sale(NOON).sale
    till.rewindTo(sale)
    await push(till, sale, till.voidOf({ ...sale, sale: { saleId } }, NOON))
    expect(await statuses()).toEqual(['counted'])
  })
})

describe('[P11] the business day', () => {
  it('[T16] of a late sale is its own, in month and day alike', async () => {
    const [early, late] = [tillWriter('a'), tillWriter('b')]
    await push(early, early.sale(NEXT_NOON))
    const sale = late.sale({ wall: '2026-10-31T05:00:00.000Z' })
    await push(late, sale)
    expect((await daysSold())['2026-10-31']).toEqual([1, sale.sale.total])
    const { rows } = await db.query(
      `select first_day, total from point_period where grain = 'month' order by 1 limit 1`,
    )
    expect(rows).toEqual([{ first_day: '2026-10-01', total: sale.sale.total }])
  })

  it('[T37] of a till a day off moves when its run is measured, and its sales with it', async () => {
    const till = tillWriter('a')
    const sale = till.sale({ wall: '2026-11-19T05:00:00.000Z', offsetMs: null })
    await push(till, sale)
    expect(Object.keys(await daysSold())).toEqual(['2026-11-19'])
    await push(
      till,
      till.write({ wall: '2026-11-19T05:01:00.000Z', offsetMs: 24 * HOUR }, 'audit.noted', NOTED),
    )
    expect(await daysSold()).toEqual({ '2026-11-20': [1, sale.sale.total] })
  })

  it('[T37] turns at midnight in Vietnam, not in Greenwich', async () => {
    const till = tillWriter('a')
    await push(
      till,
      till.sale({ wall: '2026-11-20T16:59:59.999Z' }),
      till.sale({ wall: '2026-11-20T17:00:00.000Z' }),
    )
    expect(Object.keys(await daysSold())).toEqual(['2026-11-20', '2026-11-21'])
  })

  it('of a run that was never measured and cannot be right is the nearer bound, flagged', async () => {
    const till = tillWriter('a')
    const before = till.sale({ ...NOON, run: 1 })
    const lost = till.sale({ wall: '1970-01-01T00:00:07.000Z', offsetMs: null, run: 2 })
    await push(till, before, lost)
    const after = till.sale({ ...NEXT_NOON, run: 3 })
    await push(till, after)
    const { rows } = await db.query('select day, is_undated from sale order by seq')
    expect(rows.map((row) => [row.day, row.is_undated])).toEqual([
      ['2026-11-20', false],
      ['2026-11-20', true],
      ['2026-11-21', false],
    ])
  })

  it('is what the manager says, highest number first, and the flag goes with it', async () => {
    const till = tillWriter('a')
    const other = tillWriter('b')
    const sale = till.sale({ wall: '1970-01-01T00:00:07.000Z', offsetMs: null })
    await push(till, sale)
    const say = (day: string, number: number) =>
      other.correct({ of: till.tillId, fromSeq: 1, toSeq: 9, day, number }, NOON)
    await push(other, say('2026-11-15', 2))
    expect(await daysSold()).toEqual({ '2026-11-15': [1, sale.sale.total] })
    await push(other, say('2026-11-14', 1))
    expect(Object.keys(await daysSold())).toEqual(['2026-11-15'])
    await push(other, say('2026-11-16', 3))
    expect(await daysSold()).toEqual({ '2026-11-16': [1, sale.sale.total] })
    const { rows } = await db.query('select is_corrected from sale')
    expect(rows).toEqual([{ is_corrected: true }])
  })

  it.each([
    ['b', 'c'],
    ['c', 'b'],
  ])('[P16] of equal numbers is the later dated one, whoever says it (%s after %s)', async (last, first) => {
    const [till, one, two] = [tillWriter('a'), tillWriter(last), tillWriter(first)]
    const range = { of: till.tillId, fromSeq: 1, toSeq: 1, number: 1 }
    await push(one, one.correct({ ...range, day: '2026-11-18' }, NEXT_NOON))
    await push(two, two.correct({ ...range, day: '2026-11-17' }, NOON))
    await push(till, till.sale(NOON))
    expect(Object.keys(await daysSold())).toEqual(['2026-11-18'])
  })

  it('changes for the tail alone when a push is measured: what is settled is not read again', async () => {
    const till = tillWriter('a')
    await push(till, till.sale({ ...NOON, run: 1 }), till.sale({ ...NOON, run: 1 }))
    await db.query(`update entry set text = convert_to(
      replace(convert_from(text, 'UTF8'), '2026-11-20', '2026-10-01'), 'UTF8') where seq = 1`)
    const tail = till.sale({ wall: '2026-11-20T06:00:00.000Z', offsetMs: null, run: 1 })
    await push(till, tail)
    await push(till, till.sale({ wall: '2026-11-20T07:00:00.000Z', offsetMs: 24 * HOUR, run: 1 }))
    const { rows } = await db.query('select day from sale order by seq')
    expect(rows.map((row) => row.day)).toEqual(['2026-11-20', '2026-11-20', '2026-11-21', '2026-11-21'])
  })

  it('of year 0 is the first that the database knows', async () => {
    const till = tillWriter('a')
    expect(await push(till, till.sale({ wall: '0000-01-01T00:00:00.000Z' }))).toEqual([])
    expect(Object.keys(await daysSold())).toEqual(['0001-01-01'])
  })
})

describe('[P14] a carried entry', () => {
  it('counts once under its own till and number, whichever road brings it first', async () => {
    const [dead, living] = [tillWriter('a'), tillWriter('b')]
    const sale = dead.sale(NOON)
    const carried = living.carry(dead.tillId, sale, NEXT_NOON)
    for (const isCarriedFirst of [true, false]) {
      await emptyBooks(db)
      if (isCarriedFirst) await push(living, ...carried)
      await push(dead, sale)
      await push(living, ...carried)
      expect(await daysSold()).toEqual({ '2026-11-20': [1, sale.sale.total] })
      const { rows } = await db.query('select till_id, seq from sale')
      expect(rows).toEqual([{ till_id: dead.tillId, seq: 1 }])
    }
  })

  it('of a lost branch counts beside the branch that was kept', async () => {
    const [till, carrier] = [tillWriter('a'), tillWriter('b')]
    const common = till.sale(NOON)
    const lost = till.sale(NOON)
    till.rewindTo(common)
    const kept = till.sale(NEXT_NOON)
    await push(till, common, kept)
    await push(carrier, ...carrier.carry(till.tillId, lost, NEXT_NOON))
    expect(await daysSold()).toEqual({
      '2026-11-20': [2, common.sale.total + lost.sale.total],
      '2026-11-21': [1, kept.sale.total],
    })
  })

  it('in pieces counts when the last of them is there, in any order, wrong ones between them', async () => {
    const [dead, living] = [tillWriter('a'), tillWriter('b')]
    const { text, ...sale } = dead.sale(NOON)
    const { seq, prevHash, hash } = sale
    const cuts = [text.slice(0, 100), text.slice(100, 101), text.slice(101)]
    const carry = (piece: string, part: number) =>
      living.write(NOON, 'entry.carried', { tillId: dead.tillId, seq, prevHash, hash, part, parts: 3, piece })
    const wrong = carry('sai', 2)
    const [one, two, three] = cuts.map((piece, index) => carry(piece, index + 1)) as WrittenEntry[]
    if (!one || !two || !three) throw new Error('three pieces')
    await push(living, wrong, { ...one, text: null }, two, three)
    expect(await daysSold()).toEqual({})
    await push(living, one)
    expect(await daysSold()).toEqual({ '2026-11-20': [1, sale.sale.total] })
  })

  it('that does not fit its hash, or is of another point, counts nowhere and is kept', async () => {
    const [dead, living] = [tillWriter('a'), tillWriter('b')]
    const sale = dead.sale(NOON)
    const forged = { ...sale, text: sale.text.replace('"channel":"till"', '"channel":"web"') }
    const elsewhere = dead.sale(NOON)
    const text = elsewhere.text.replace(`"pointId":"${TEST_POINT}"`, '"pointId":"ktx01"')
    const foreign = { ...elsewhere, text, hash: hashEntry(elsewhere.prevHash, text) }
    const carried = [forged, foreign].flatMap((entry) => living.carry(dead.tillId, entry, NOON))
    expect(await push(living, ...carried)).toEqual([])
    expect(await daysSold()).toEqual({})
    const { rows } = await db.query('select count(*)::int as pieces from carried_piece')
    expect(rows).toEqual([{ pieces: 2 }])
  })

  it('inside a carried entry counts too', async () => {
    const [dead, gone, living] = [tillWriter('a'), tillWriter('b'), tillWriter('c')]
    const sale = dead.sale(NOON)
    const [inner] = gone.carry(dead.tillId, sale, NOON)
    if (!inner) throw new Error('one piece')
    await push(living, ...living.carry(gone.tillId, inner, NOON))
    expect(await daysSold()).toEqual({ '2026-11-20': [1, sale.sale.total] })
  })

  it('gives its till the measure that dates the entries before it', async () => {
    const [dead, living] = [tillWriter('a'), tillWriter('b')]
    await push(dead, dead.sale({ wall: '2026-11-19T05:00:00.000Z', offsetMs: null }))
    const measured = dead.sale({ wall: '2026-11-19T05:01:00.000Z', offsetMs: 24 * HOUR })
    await push(living, ...living.carry(dead.tillId, measured, NEXT_NOON))
    expect(await daysSold()).toMatchObject({ '2026-11-20': [2, expect.any(Number)] })
  })
})

describe('[P18] what cannot be projected', () => {
  it('is left out, and what comes after it is not', async () => {
    const till = tillWriter('a')
    const first = till.sale(NOON)
    const text = '{"kind":"sale.dreamt"}'
    const unread: WrittenEntry = { seq: 2, prevHash: first.hash, hash: hashEntry(first.hash, text), text }
    till.rewindTo(unread)
    const last = till.sale(NOON)
    expect(await push(till, first, unread, last)).toEqual([])
    expect(await daysSold()).toEqual({ '2026-11-20': [2, first.sale.total + last.sale.total] })
  })

  it('[P6] of a later version still measures the clock of its run', async () => {
    const till = tillWriter('a')
    const sale = till.sale({ wall: '2026-11-19T05:00:00.000Z', offsetMs: null })
    const at = { wall: '2026-11-19T05:01:00.000Z', offsetMs: 24 * HOUR, run: 1 }
    const unknown = {
      tillId: till.tillId,
      pointId: TEST_POINT,
      seq: 2,
      at,
      kind: 'sale.dreamt',
      v: 1,
      body: {},
    }
    await push(till, sale, chainEntry(sale, unknown))
    expect(await daysSold()).toEqual({ '2026-11-20': [1, sale.sale.total] })
  })

  it('breaks a bound of the books: the culprit is named, the batch goes on', async () => {
    const till = tillWriter('a')
    const [first, second, third] = [till.sale(NOON), till.sale(NOON), till.sale(NOON)]
    await db.query(`alter table sale add constraint refused check (sale_id <> '${second.sale.saleId}')`)
    try {
      expect(await push(till, first, second, third)).toEqual([
        { seq: 2, hash: second.hash, reason: 'projection-failed' },
      ])
    } finally {
      await db.query('alter table sale drop constraint refused')
    }
    expect(await daysSold()).toEqual({ '2026-11-20': [2, first.sale.total + third.sale.total] })
  })
})

const NOTED = { what: 'clock' as const, by: null, detail: {} }
