import type { PointId } from '#shared/ids.ts'
import { datingItemOf } from '#shared/journal/dating.ts'
import type { EntryOf } from '#shared/journal/kinds/registry.ts'
import { businessDayOf } from '#shared/time.ts'
import { dateJournals, journalsOf } from '../../projections/journals.ts'
import type { Row } from './difference.ts'
import { joinCarriedEntries, type Known } from './join-pieces.ts'
import { overReturnsOf } from './reckon-over.ts'
import { addToBooks } from './reckon-sums.ts'

/** What the books of one point should hold, by table; keys are those of `found.ts`. */
export type Books = Record<'sale' | 'sales_daily' | 'point_daily' | 'point_period', Map<string, Row>>

type Money = Known & { entry: EntryOf<'sale.completed' | 'sale.returned' | 'payment.corrected'> }
type Said = Known & { body: EntryOf<'day.corrected'>['body'] }

/**
 * The books of a point, summed up in memory from all that its tills hold: an independent path, sharing with the
 * projections only how an entry is read, what branches a journal has, and P11 itself.
 */
export function reckonBooks(
  pointId: PointId,
  { pushed, arrivals }: { pushed: readonly Known[]; arrivals: ReadonlyMap<string, number> },
): Books {
  const carried = joinCarriedEntries(pointId, pushed).map((entry) => ({
    ...entry,
    receivedMs: arrivals.get(entryKey(entry)) ?? 0,
  }))
  const all = [...new Map([...carried, ...pushed].map((entry) => [entryKey(entry), entry])).values()]
  const filled = all.map((entry) =>
    entry.at ? entry : (carried.find((copy) => isSame(copy, entry)) ?? entry),
  )
  const times = timesOf(filled, new Set(pushed.map(entryKey)))
  const corrections = filled.flatMap((entry): Said[] =>
    entry.read.ok && entry.read.value.kind === 'day.corrected'
      ? [{ ...entry, body: entry.read.value.body }]
      : [],
  )
  const sales = filled.flatMap(moneyOf)
  const counted = countedOf(sales, voidsOf(filled))
  const over = overReturnsOf(sales, counted)
  const books: Books = {
    sale: new Map(),
    sales_daily: new Map(),
    point_daily: new Map(),
    point_period: new Map(),
  }
  for (const sale of sales) {
    const time = times.get(entryKey(sale))
    const datedMs = time?.datedMs ?? Number.NaN
    const said = corrections
      .filter((correction) => covers(correction, sale))
      .sort(byForce(times))
      .at(-1)
    const day = said?.body.day ?? businessDayOf(datedMs)
    const storedDay = day < '0001-01-01' ? '0001-01-01' : day
    if (counted.get(sale) === 'counted') addToBooks(books, { pointId, entry: sale.entry, day: storedDay })
    books.sale.set(entryKey(sale), {
      place: { table: 'sale', pointId, day: storedDay, tillId: sale.tillId, seq: sale.seq },
      figures: {
        ...factOf(sale),
        isOver: over.has(sale),
        datedMs,
        isUndated: time?.isUndated ?? false,
        isCorrected: said !== undefined,
        day: storedDay,
        status: counted.get(sale) ?? 'counted',
        receivedMs: sale.receivedMs,
      },
    })
  }
  return books
}

type Times = Map<string, { datedMs: number; isUndated: boolean }>

/** Dated times by entry, till by till (P11). */
function timesOf(entries: readonly Known[], pushed: ReadonlySet<string>): Times {
  const times: Times = new Map()
  for (const ofTill of Map.groupBy(entries, (entry) => entry.tillId).values()) {
    const links = ofTill
      .toSorted((a, b) => a.seq - b.seq)
      .map((entry) => ({ entry, ...entry, item: entry.at && datingItemOf({ seq: entry.seq, at: entry.at }) }))
    const own = links.filter((link) => pushed.has(entryKey(link)))
    const loose = links.filter((link) => !pushed.has(entryKey(link)))
    const byHash = dateJournals(journalsOf(own, loose))
    for (const { entry, hash } of links) {
      const dated = byHash.get(hash)
      if (dated) times.set(entryKey(entry), dated)
    }
  }
  return times
}

function moneyOf(known: Known): Money[] {
  if (!known.read.ok) return []
  const entry = known.read.value
  const isMoney =
    entry.kind === 'sale.completed' || entry.kind === 'sale.returned' || entry.kind === 'payment.corrected'
  return isMoney ? [{ ...known, entry }] : []
}

function factOf({ entry, hash }: Money) {
  if (entry.kind === 'sale.completed')
    return { kind: 'sale', saleId: entry.body.saleId, total: entry.body.total, ofHash: '' }
  if (entry.kind === 'payment.corrected')
    return { kind: 'correction', saleId: hash, total: 0, ofHash: entry.body.of.hash }
  const { returnId, total, of } = entry.body
  return { kind: 'return', saleId: returnId, total: 0 - total, ofHash: of?.hash ?? '' }
}

function voidsOf(entries: readonly Known[]): Set<string> {
  return new Set(
    entries.flatMap(({ tillId, read }) => {
      if (!read.ok || read.value.kind !== 'sale.voided') return []
      return [`${entryKey({ tillId, ...read.value.body })} ${read.value.body.saleId}`]
    }),
  )
}

function countedOf(sales: readonly Money[], voids: ReadonlySet<string>): Map<Money, string> {
  const statuses = new Map<Money, string>()
  const taken = new Set<string>()
  for (const sale of sales.toSorted(byPlace)) {
    const { kind, saleId } = factOf(sale)
    if (kind === 'sale' && voids.has(`${entryKey(sale)} ${saleId}`)) statuses.set(sale, 'voided')
    else if (taken.has(`${kind} ${saleId}`)) statuses.set(sale, 'duplicate')
    else statuses.set(sale, 'counted')
    if (statuses.get(sale) === 'counted') taken.add(`${kind} ${saleId}`)
  }
  return statuses
}

function covers({ body }: Said, sale: Known): boolean {
  return body.tillId === sale.tillId && body.fromSeq <= sale.seq && sale.seq <= body.toSeq
}

/** Weakest first (P16). */
function byForce(times: Times) {
  return (a: Said, b: Said) =>
    a.body.number - b.body.number ||
    (times.get(entryKey(a))?.datedMs ?? 0) - (times.get(entryKey(b))?.datedMs ?? 0) ||
    byPlace(a, b)
}

function isSame(a: Known, b: Known): boolean {
  return a.tillId === b.tillId && a.seq === b.seq && a.hash === b.hash
}

function byPlace(a: Known, b: Known): number {
  if (a.tillId !== b.tillId) return a.tillId < b.tillId ? -1 : 1
  return a.seq - b.seq || (a.hash < b.hash ? -1 : 1)
}

export function entryKey({ tillId, seq, hash }: { tillId: string; seq: number; hash: string }): string {
  return `${tillId} ${seq} ${hash}`
}
