import type { Dated } from '#shared/journal/dating.ts'
import type { ArrivedSale, Facts } from './facts.ts'
import {
  type DayCorrection,
  dayOfSale,
  type EntryKey,
  type SaleDay,
  type SaleRow,
  type SaleStatus,
  type SaleVoid,
  statusesOf,
  voidKey,
} from './settle.ts'

/** A sale's row after a batch, and before it: null when it is new. */
export type SaleChange = { before: SaleRow | null; after: SaleRow }

export type SettleInput = {
  facts: Facts
  /** Stored sales that the batch can touch, each once or more; with an id that arrived or is voided now, all. */
  stored: readonly SaleRow[]
  /** Voids known before. */
  voids: readonly SaleVoid[]
  /** Every correction of the tills whose days are `settledTills`; a sale of another till keeps its day. */
  corrections: readonly DayCorrection[]
  settledTills: ReadonlySet<string>
  /** New times by hash; what is not there keeps its own. */
  dated: ReadonlyMap<string, Dated>
}

/** The sales whose rows change, and how: a function of what is known, whatever came first (P20). */
export function settleSales(input: SettleInput): SaleChange[] {
  const stored = new Map(input.stored.map((row) => [keyOf(row), row]))
  const fresh = new Map(input.facts.sales.map((sale) => [keyOf(sale), sale]))
  const added = [...fresh].filter(([key]) => !stored.has(key)).map(([, sale]) => newRow(sale, input.dated))
  const rows = [...stored.values(), ...added]
  const statuses = statusesIn(rows, input)
  const corrections = Map.groupBy(input.corrections, (correction) => correction.tillId)
  return rows.flatMap((row) => {
    const before = stored.get(keyOf(row)) ?? null
    const day = input.settledTills.has(row.tillId)
      ? dayNow(row, input.dated, corrections.get(row.tillId))
      : {}
    const receivedMs = Math.min(row.receivedMs, fresh.get(keyOf(row))?.receivedMs ?? row.receivedMs)
    const after = { ...row, ...day, status: statuses.get(row) ?? row.status, receivedMs }
    return before && isSame(before, after) ? [] : [{ before, after }]
  })
}

function dayNow(
  row: SaleRow,
  dated: SettleInput['dated'],
  corrections: readonly DayCorrection[] = [],
): SaleDay {
  const { datedMs, isUndated } = dated.get(row.hash) ?? row
  return dayOfSale({ ...row, datedMs, isUndated }, corrections)
}

function newRow({ entry: _, ...fact }: ArrivedSale, dated: ReadonlyMap<string, Dated>): SaleRow {
  const time = dated.get(fact.hash)
  if (!time) throw new Error(`sale ${fact.saleId} arrived without a time`)
  const { datedMs, isUndated } = time
  return { ...fact, ...dayOfSale({ ...fact, datedMs, isUndated }, []), status: 'counted' }
}

/** Statuses of the sales whose id arrived or is voided now: all that bear it are among the rows. */
function statusesIn(rows: readonly SaleRow[], { facts, voids }: SettleInput): Map<SaleRow, SaleStatus> {
  const asked = new Set<string>([...facts.sales, ...facts.voids].map((one) => one.saleId))
  const voided = new Set([...voids, ...facts.voids].map(voidKey))
  const isVoided = (row: SaleRow) =>
    row.status === 'voided' || (row.kind === 'sale' && voided.has(voidKey(row)))
  const twins = Map.groupBy(
    rows.filter((row) => asked.has(row.saleId)),
    (row) => `${row.pointId} ${row.kind} ${row.saleId}`,
  )
  return new Map([...twins.values()].flatMap((group) => [...statusesOf(group, isVoided)]))
}

function isSame(a: SaleRow, b: SaleRow): boolean {
  return (
    a.day === b.day &&
    a.status === b.status &&
    a.datedMs === b.datedMs &&
    a.isUndated === b.isUndated &&
    a.isCorrected === b.isCorrected &&
    a.receivedMs === b.receivedMs
  )
}

function keyOf({ tillId, seq, hash }: EntryKey): string {
  return `${tillId} ${seq} ${hash}`
}
