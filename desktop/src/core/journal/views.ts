import type { ShiftId } from '#shared/ids.ts'
import type { Vnd } from '#shared/money.ts'
import { joinCarried } from '#shared/journal/carry.ts'
import { foldFact } from '#shared/journal/fold.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import { type PointPrices, PRICES } from '#shared/journal/views/prices.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import { instantOfIso } from '#shared/time.ts'
import type { PriceRow } from '../store/database.ts'
import { readAny } from './read-any.ts'

export type PriceFact = { entry: Entry | null; hash: EntryHash }

/** What the till shows of its own journal, folded up to `through`. Thrown away and rebuilt at will (P20). */
export type Views = {
  through: number
  openShift: { shiftId: ShiftId; cashier: { id: string; name: string }; float: Vnd; openedSeq: number } | null
  /** Since seq 1: what an auditor compares between two starts. */
  totals: { saleCount: number; saleTotal: number; voidCount: number }
  /** Writing them failed once: rebuild at the next start. */
  isStale: boolean
}

export const EMPTY_VIEWS: Views = {
  through: 0,
  openShift: null,
  totals: { saleCount: 0, saleTotal: 0, voidCount: 0 },
  isStale: false,
}

/** The views after one more entry of this till; `entry` null is one that cannot be read: skipped (P18). */
export function foldOwn(views: Views, seq: number, entry: Entry | null): Views {
  const next = { ...views, through: seq }
  switch (entry?.kind) {
    case 'shift.opened': {
      const { shiftId, cashier, float } = entry.body
      return { ...next, openShift: { shiftId, cashier, float, openedSeq: seq } }
    }
    case 'shift.closed':
      return { ...next, openShift: next.openShift?.shiftId === entry.body.shiftId ? null : next.openShift }
    case 'sale.completed': {
      const { saleCount, saleTotal, voidCount } = next.totals
      return {
        ...next,
        totals: { saleCount: saleCount + 1, saleTotal: saleTotal + entry.body.total, voidCount },
      }
    }
    case 'sale.voided':
      return { ...next, totals: { ...next.totals, voidCount: next.totals.voidCount + 1 } }
    default:
      return next
  }
}

/** The held price of a product after an entry of any till of the point (P16), or null when it changes nothing. */
export function foldPrice(prices: ReadonlyMap<string, PriceRow>, fact: PriceFact): PriceRow | null {
  const { entry, hash } = unwrap(fact)
  if (entry?.kind !== 'price.changed') return null
  const { productId } = entry.body
  const held = prices.get(productId)
  const before: PointPrices = new Map(held ? [[productId, held]] : [])
  const datedMs = instantOfIso(entry.at.wall) + (entry.at.offsetMs ?? 0)
  const after = foldFact(PRICES, { state: before, skipped: {} }, { entry, hash, datedMs }).state.get(
    productId,
  )
  return after === undefined || after === held ? null : { ...after, productId }
}

/** A carried entry is the fact it carries (P14). One that needs several pieces is no price. */
function unwrap(fact: PriceFact): PriceFact {
  if (fact.entry?.kind !== 'entry.carried') return fact
  const joined = joinCarried([fact.entry.body])
  return joined.ok ? { entry: readAny(joined.value.entry), hash: joined.value.entry.hash } : fact
}
