import type { PointId, SaleId, TillId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import { type BusinessDay, businessDay, businessDayOf } from '#shared/time.ts'

/** Which entry: a fact counts once by its hash, under its own till and number (P14). */
export type EntryKey = { tillId: TillId; seq: number; hash: EntryHash }
/**
 * A sale, or what changes one: a return, a corrected payment. `saleId`: of a return its own id, of a correction the
 * hash of its entry. `total`: what it adds to its day. `ofHash`: the entry of the sale that a later one names.
 */
export type SaleFact = EntryKey & {
  kind: 'sale' | 'return' | 'correction'
  saleId: string
  pointId: PointId
  total: number
  /** When it first came, ms since 1970. */
  receivedMs: number
  ofHash: EntryHash | null
}
export type SaleStatus = 'counted' | 'voided' | 'duplicate'
export type SaleDay = { datedMs: number; isUndated: boolean; isCorrected: boolean; day: BusinessDay }
/** A row of table sale. `isUndated` is what dating said; a corrected day makes it no matter. */
export type SaleRow = SaleFact & SaleDay & { status: SaleStatus }

/** A void names a sale of its own till by seq, hash and saleId. */
export type SaleVoid = EntryKey & { saleId: SaleId }

export type DayCorrection = {
  byTillId: TillId
  bySeq: number
  byHash: EntryHash
  datedMs: number
  pointId: PointId
  tillId: TillId
  fromSeq: number
  toSeq: number
  day: BusinessDay
  number: number
}

/**
 * The business day of a sale (P11): that of the correction that holds, else of its dated time. Of corrections of
 * the same point that cover it, the highest number holds, then the later dated time, then tillId, then seq (P16).
 */
export function dayOfSale(
  sale: EntryKey & { pointId: PointId; datedMs: number; isUndated: boolean },
  corrections: readonly DayCorrection[],
): SaleDay {
  const { datedMs, isUndated } = sale
  let held: DayCorrection | null = null
  for (const correction of corrections)
    if (covers(correction, sale) && (!held || isAfter(correction, held))) held = correction
  const day = storableDay(held?.day ?? businessDayOf(datedMs))
  return { datedMs, isUndated, isCorrected: held !== null, day }
}

/** PostgreSQL has no year 0000. */
export function storableDay(day: BusinessDay): BusinessDay {
  return day < '0001-01-01' ? businessDay('0001-01-01') : day
}

export function voidKey({ tillId, seq, hash, saleId }: EntryKey & { saleId: string }): string {
  return `${tillId} ${seq} ${hash} ${saleId}`
}

/**
 * The status of each of the sales, or returns, all that bear one id at one point: a void takes one out, and of the rest
 * the first by till, seq and hash counts.
 */
export function statusesOf<TSale extends EntryKey>(
  twins: readonly TSale[],
  isVoided: (sale: TSale) => boolean,
): Map<TSale, SaleStatus> {
  const statuses = new Map<TSale, SaleStatus>()
  let isTaken = false
  for (const sale of twins.toSorted(compareKeys)) {
    const isOut = isVoided(sale)
    statuses.set(sale, isOut ? 'voided' : isTaken ? 'duplicate' : 'counted')
    isTaken ||= !isOut
  }
  return statuses
}

function compareKeys(a: EntryKey, b: EntryKey): number {
  return compare(a.tillId, b.tillId) || a.seq - b.seq || compare(a.hash, b.hash)
}

function covers(correction: DayCorrection, sale: EntryKey & { pointId: PointId }): boolean {
  const { tillId, pointId, fromSeq, toSeq } = correction
  return tillId === sale.tillId && pointId === sale.pointId && fromSeq <= sale.seq && sale.seq <= toSeq
}

function isAfter(a: DayCorrection, b: DayCorrection): boolean {
  const order =
    a.number - b.number ||
    a.datedMs - b.datedMs ||
    compare(a.byTillId, b.byTillId) ||
    a.bySeq - b.bySeq ||
    compare(a.byHash, b.byHash)
  return order > 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
