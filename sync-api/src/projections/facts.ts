import type { SaleId, TillId } from '#shared/ids.ts'
import type { EntryOf } from '#shared/journal/kinds/registry.ts'
import type { Arrived } from './carried.ts'
import { type DayCorrection, type SaleFact, type SaleVoid, storableDay } from './settle.ts'

export type ArrivedSale = SaleFact & { entry: EntryOf<'sale.completed'> }
/** What entries say that the books of sales take in. Corrections wait for their dated time. */
export type Facts = { sales: ArrivedSale[]; voids: SaleVoid[]; corrections: Omit<DayCorrection, 'datedMs'>[] }

/** The facts that readable entries state; other kinds state none here. */
export function factsOf(arrived: readonly Arrived[]): Facts {
  const facts: Facts = { sales: [], voids: [], corrections: [] }
  for (const { tillId, seq, hash, read } of arrived) {
    if (!read.ok) continue
    const entry = read.value
    const { pointId } = entry
    if (entry.kind === 'sale.completed') {
      const { saleId, total } = entry.body
      facts.sales.push({ tillId, seq, hash, saleId, pointId, total, entry })
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

export function saleIdsOf(facts: Facts): SaleId[] {
  return [...new Set([...facts.sales, ...facts.voids].map((one) => one.saleId))]
}
