import type { TillId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { Arrived } from './carried.ts'
import type { MoneyEntry } from './contributions.ts'
import { type DayCorrection, type SaleFact, type SaleVoid, storableDay } from './settle.ts'

export type ArrivedSale = SaleFact & { entry: MoneyEntry }
/** What entries say that the books take in: sales and what changes them, voids, and corrections, which wait for their dated time. */
export type Facts = { sales: ArrivedSale[]; voids: SaleVoid[]; corrections: Omit<DayCorrection, 'datedMs'>[] }

/** The facts that readable entries state; other kinds state none here. */
export function factsOf(arrived: readonly Arrived[]): Facts {
  const facts: Facts = { sales: [], voids: [], corrections: [] }
  for (const { tillId, seq, hash, receivedMs, read } of arrived) {
    if (!read.ok) continue
    const entry = read.value
    const { pointId } = entry
    if (entry.kind === 'sale.completed') {
      const { saleId, total } = entry.body
      const what = { kind: 'sale' as const, saleId, total, ofHash: null }
      facts.sales.push({ tillId, seq, hash, pointId, receivedMs, ...what, entry })
    } else if (entry.kind === 'sale.returned') {
      const { returnId, total, of } = entry.body
      const what = { kind: 'return' as const, saleId: returnId, total: 0 - total, ofHash: of && of.hash }
      facts.sales.push({ tillId, seq, hash, pointId, receivedMs, ...what, entry })
    } else if (entry.kind === 'payment.corrected') {
      const what = { kind: 'correction' as const, saleId: hash, total: 0, ofHash: entry.body.of.hash }
      facts.sales.push({ tillId, seq, hash, pointId, receivedMs, ...what, entry })
    } else if (entry.kind === 'sale.voided') {
      const { seq: saleSeq, hash: saleHash, saleId } = entry.body
      facts.voids.push({ tillId, seq: saleSeq, hash: saleHash, saleId })
    } else if (entry.kind === 'day.corrected') {
      const { tillId: ofTill, fromSeq, toSeq, day, number } = entry.body
      const by = { byTillId: tillId, bySeq: seq, byHash: hash }
      facts.corrections.push({
        ...by,
        pointId,
        tillId: ofTill,
        fromSeq,
        toSeq,
        day: storableDay(day),
        number,
      })
    }
  }
  return facts
}

/** Every till whose state these facts can change. */
export function tillsOf(arrived: readonly Arrived[], facts: Facts): TillId[] {
  return [...new Set([...arrived, ...facts.corrections].map((one) => one.tillId))]
}

export function saleIdsOf(facts: Facts): string[] {
  return [...new Set([...facts.sales, ...facts.voids].map((one) => one.saleId))]
}

/** Sales that arrived or are voided now: returns may have named them before. */
export function saleHashesOf(facts: Facts): EntryHash[] {
  const sales = facts.sales.filter((fact) => fact.kind === 'sale')
  return [...sales, ...facts.voids].map((one) => one.hash)
}
