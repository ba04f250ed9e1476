import type { PointId } from '#shared/ids.ts'
import { datingItemOf } from '#shared/journal/dating.ts'
import type { EntryOf } from '#shared/journal/kinds/registry.ts'
import { businessDayOf } from '#shared/time.ts'
import { dateJournals, journalsOf } from '../../projections/journals.ts'
import type { Row } from './difference.ts'
import { joinCarriedEntries, type Known } from './join-pieces.ts'

/** What the books of one point should hold, by table; keys are those of `found.ts`. */
export type Books = Record<'sale' | 'sales_daily' | 'point_daily' | 'point_period', Map<string, Row>>

type Sale = Known & { body: EntryOf<'sale.completed'>['body'] }
type Said = Known & { body: EntryOf<'day.corrected'>['body'] }

/**
 * The books of a point, summed up in memory from all that its tills hold: an independent path, sharing with the
 * projections only how an entry is read, what branches a journal has, and P11 itself.
 */
export function reckonBooks(pointId: PointId, pushed: readonly Known[]): Books {
  const carried = joinCarriedEntries(pointId, pushed)
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
  const sales = filled.flatMap((entry): Sale[] =>
    entry.read.ok && entry.read.value.kind === 'sale.completed'
      ? [{ ...entry, body: entry.read.value.body }]
      : [],
  )
  const counted = countedOf(sales, voidsOf(filled))
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
    addSale(books, { pointId, sale, day: storedDay, isCounted: counted.get(sale) === 'counted' })
    books.sale.set(entryKey(sale), {
      place: { table: 'sale', pointId, day: storedDay, tillId: sale.tillId, seq: sale.seq },
      figures: {
        saleId: sale.body.saleId,
        total: sale.body.total,
        datedMs,
        isUndated: time?.isUndated ?? false,
        isCorrected: said !== undefined,
        day: storedDay,
        status: counted.get(sale) ?? 'counted',
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

function voidsOf(entries: readonly Known[]): Set<string> {
  return new Set(
    entries.flatMap(({ tillId, read }) => {
      if (!read.ok || read.value.kind !== 'sale.voided') return []
      return [`${entryKey({ tillId, ...read.value.body })} ${read.value.body.saleId}`]
    }),
  )
}

function countedOf(sales: readonly Sale[], voids: ReadonlySet<string>): Map<Sale, string> {
  const statuses = new Map<Sale, string>()
  const taken = new Set<string>()
  for (const sale of sales.toSorted(byPlace)) {
    const { saleId } = sale.body
    if (voids.has(`${entryKey(sale)} ${saleId}`)) statuses.set(sale, 'voided')
    else if (taken.has(saleId)) statuses.set(sale, 'duplicate')
    else statuses.set(sale, 'counted')
    if (statuses.get(sale) === 'counted') taken.add(saleId)
  }
  return statuses
}

function covers({ body }: Said, sale: Sale): boolean {
  return body.tillId === sale.tillId && body.fromSeq <= sale.seq && sale.seq <= body.toSeq
}

/** Weakest first (P16). */
function byForce(times: Times) {
  return (a: Said, b: Said) =>
    a.body.number - b.body.number ||
    (times.get(entryKey(a))?.datedMs ?? 0) - (times.get(entryKey(b))?.datedMs ?? 0) ||
    byPlace(a, b)
}

type SaleOnDay = { pointId: PointId; sale: Sale; day: string; isCounted: boolean }

function addSale(books: Books, { pointId, sale, day, isCounted }: SaleOnDay): void {
  if (!isCounted) return
  const { lines, channel, total, rounding, payments } = sale.body
  let [vat, ocopAmount] = [0, 0]
  for (const line of lines) {
    vat += line.vat
    if (line.isCertified && line.ocopClass === 'ocop') ocopAmount += line.amount
    const group = [
      line.ocopClass,
      line.star,
      line.isCertified,
      line.group ?? '',
      line.origin,
      line.ownership.kind,
    ]
    const words = [line.productId, line.productName, line.producerId, line.producerName, line.unit]
    const place = { table: 'sales_daily', pointId, day, product: line.productName }
    const { quantity, discount, amount } = line
    add(books.sales_daily, JSON.stringify([day, ...words, ...group, channel]), {
      place,
      figures: { quantity, gross: amount + discount, discount, amount, vat: line.vat, lineCount: 1 },
    })
  }
  const paid = { cash: 0, vietqr: 0, card: 0, wallet: 0 }
  for (const { method, amount } of payments) paid[method] += amount
  const figures = { saleCount: 1, total, rounding, vat, ocopAmount, ...paid }
  add(books.point_daily, day, { place: { table: 'point_daily', pointId, day }, figures })
  for (const [grain, firstDay] of Object.entries(periodsAround(day))) {
    const place = { table: 'point_period', pointId, day: firstDay }
    add(books.point_period, `${grain} ${firstDay}`, { place, figures: { saleCount: 1, total, ocopAmount } })
  }
}

/** Where third, month, quarter and year of a day begin, reckoned anew. */
function periodsAround(day: string): Record<string, string> {
  const [, month, date] = day.split('-')
  const third = ['01', '11', '21'].findLast((first) => first <= (date ?? ''))
  const quarter = ['01', '04', '07', '10'].findLast((first) => first <= (month ?? ''))
  const [ofYear, ofMonth] = [day.slice(0, 5), day.slice(0, 8)]
  return {
    third: `${ofMonth}${third}`,
    month: `${ofMonth}01`,
    quarter: `${ofYear}${quarter}-01`,
    year: `${ofYear}01-01`,
  }
}

function add(rows: Map<string, Row>, key: string, row: Row): void {
  const held = rows.get(key)
  const sums = Object.entries(row.figures).map(([name, value]) => {
    const sum = held?.figures[name] ?? 0
    return [name, Number(sum) + Number(value)]
  })
  rows.set(key, { place: row.place, figures: Object.fromEntries(sums) })
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
