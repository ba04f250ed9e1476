import type { PointId, TillId } from '#shared/ids.ts'
import { err } from '#shared/result.ts'
import type { BusinessDay } from '#shared/time.ts'
import { type Db, inTransaction, type Queryable } from '../../db/pool.ts'
import { brokenHistory } from '../../masters/history.ts'
import { addToProvince, checkPointReport, checkProvinceReport, type ProvinceSums } from './check-reports.ts'
import { compareRows, type Difference } from './difference.ts'
import { loadBooks } from './found.ts'
import type { Known } from './join-pieces.ts'
import { type Journal, loadArrivals, loadTills, readJournal } from './read-journals.ts'
import { reckonBooks } from './reckon.ts'

export type Verdict = {
  points: number
  tills: number
  entries: number
  /** Entries stored without their text, below signed heads and not arrived, and stored but not in the books. */
  incomplete: { holes: number; unsent: number; notProjected: number }
  differenceCount: number
  /** The first of them. */
  differences: Difference[]
}

const MAX_KEPT = 1000

/**
 * Holds every rollup and report figure against the raw journals, summed up anew by an independent path, and every
 * journal and the office's own history against their hashes and heads. Reads one snapshot; writes nothing.
 */
export async function verifyBooks(db: Db, today: BusinessDay): Promise<Verdict> {
  return inTransaction(db, async (tx) => {
    await tx.query('set transaction isolation level repeatable read, read only')
    const verdict: Verdict = {
      points: 0,
      tills: 0,
      entries: 0,
      incomplete: { holes: 0, unsent: 0, notProjected: 0 },
      differenceCount: 0,
      differences: [],
    }
    const province: ProvinceSums = new Map()
    for (const pointId of await loadPointIds(tx)) {
      note(verdict, await verifyPoint(tx, { pointId, today, verdict, province }))
    }
    note(verdict, await checkProvinceReport(tx, { sums: province, today }))
    note(verdict, await findStrays(tx))
    note(verdict, await checkHistory(tx))
    return verdict
  })
}

type PointCheck = { pointId: PointId; today: BusinessDay; verdict: Verdict; province: ProvinceSums }

async function verifyPoint(
  tx: Queryable,
  { pointId, today, verdict, province }: PointCheck,
): Promise<Difference[]> {
  const journals: Journal[] = []
  for (const till of await loadTills(tx, pointId)) journals.push(await readJournal(tx, till))
  const flags = await loadFlags(tx, pointId)
  const books = reckonBooks(pointId, {
    pushed: journals.flatMap((journal) => projectedOf(journal, flags)),
    arrivals: await loadArrivals(tx, pointId),
  })
  const found = await loadBooks(tx, pointId)
  addToProvince(province, books, today)
  count(verdict, journals)
  return [
    ...journals.flatMap((journal) => journal.faults),
    ...journals.flatMap((journal) => checkFlags(journal, flags)),
    ...compareRows(found.sale, books.sale),
    ...compareRows(found.sales_daily, books.sales_daily),
    ...compareRows(found.point_daily, books.point_daily),
    ...compareRows(found.point_period, books.point_period),
    ...(await checkPointReport(tx, { pointId, today, books })),
  ]
}

type Flags = ReadonlyMap<string, ReadonlySet<string>>

/** What the books owe: all that can be read, but for what is flagged as failed, which is named and not counted. */
function projectedOf({ till, entries }: Journal, flags: Flags): Known[] {
  return entries.map((entry) => {
    const hasFailed = flags.get(`${till.tillId} ${entry.seq}`)?.has('projection-failed')
    return { ...entry, tillId: till.tillId, read: hasFailed ? err('bad-body') : entry.read }
  })
}

function checkFlags({ till, entries }: Journal, flags: Flags): Difference[] {
  const { tillId, pointId } = till
  return entries.flatMap(({ seq, read }) => {
    const reasons = [...(flags.get(`${tillId} ${seq}`) ?? [])].filter(
      (reason) => reason !== 'projection-failed',
    )
    const expected = read.ok ? '' : read.error
    const found = reasons.join(', ')
    return found === expected
      ? []
      : [{ table: 'entry_flag', pointId, tillId, seq, figure: 'reason', found, expected }]
  })
}

async function loadFlags(tx: Queryable, pointId: PointId): Promise<Flags> {
  const { rows } = await tx.query<{ tillId: TillId; seq: number; reason: string }>(
    `select f.till_id as "tillId", f.seq, f.reason from entry_flag f join till t on t.id = f.till_id
     where t.point_id = $1 order by f.reason`,
    [pointId],
  )
  const flags = new Map<string, Set<string>>()
  for (const { tillId, seq, reason } of rows) {
    const key = `${tillId} ${seq}`
    flags.set(key, (flags.get(key) ?? new Set()).add(reason))
  }
  return flags
}

async function loadPointIds(tx: Queryable): Promise<PointId[]> {
  const { rows } = await tx.query<{ id: PointId }>('select id from point order by id')
  return rows.map((row) => row.id)
}

/** Where the history of what the office owns was altered, cut or shortened. */
async function checkHistory(tx: Queryable): Promise<Difference[]> {
  const seq = await brokenHistory(tx)
  if (seq === null) return []
  const wrong = { found: 'đã bị sửa hoặc mất', expected: 'còn nguyên' }
  return [{ table: 'master_history', pointId: null, seq, figure: 'row', ...wrong }]
}

/** Rows of points, and journals of tills, that nobody knows: no walk over the points would meet them. */
async function findStrays(tx: Queryable): Promise<Difference[]> {
  const { rows } = await tx.query<{ table: string; id: string; count: number }>(
    `select 'entry' as table, till_id as id, count(*)::int from entry
     where not exists (select from till where id = entry.till_id) group by till_id
     union all select 'sale', point_id, count(*)::int from sale
     where not exists (select from point where id = sale.point_id) group by point_id
     union all select 'sales_daily', point_id, count(*)::int from sales_daily
     where not exists (select from point where id = sales_daily.point_id) group by point_id
     union all select 'point_daily', point_id, count(*)::int from point_daily
     where not exists (select from point where id = point_daily.point_id) group by point_id
     union all select 'point_period', point_id, count(*)::int from point_period
     where not exists (select from point where id = point_period.point_id) group by point_id`,
  )
  return rows.map(({ table, id, count: found }) => ({
    table,
    pointId: null,
    product: id,
    figure: 'rows',
    found,
    expected: 0,
  }))
}

function count(verdict: Verdict, journals: readonly Journal[]): void {
  const { incomplete } = verdict
  verdict.points += 1
  verdict.tills += journals.length
  for (const { entries, unsent } of journals) {
    const unread = entries.flatMap(({ read }) => (read.ok ? [] : [read.error]))
    const holes = unread.filter((reason) => reason === 'hole').length
    verdict.entries += entries.length
    incomplete.holes += holes
    incomplete.notProjected += unread.length - holes
    incomplete.unsent += unsent
  }
}

function note(verdict: Verdict, differences: readonly Difference[]): void {
  verdict.differenceCount += differences.length
  verdict.differences.push(...differences.slice(0, MAX_KEPT - verdict.differences.length))
}
