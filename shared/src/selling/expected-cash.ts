import type { SaleId, ShiftId, TillId } from '../ids.ts'
import type { Fold } from '../journal/fold.ts'
import type { EntryHash } from '../journal/hash.ts'
import type { Entry } from '../journal/kinds/registry.ts'

/** The shift a fold is of: it begins at its shift.opened. */
export type ShiftRef = { tillId: TillId; shiftId: ShiftId; openedSeq: number }

/** What of a shift's sales matters to its drawer, each by its entry's hash; voids as they name a sale. */
export type ShiftCash = {
  float: number
  sales: Map<EntryHash, { seq: number; saleId: SaleId; cash: number; total: number }>
  voids: Set<string>
}

/** In đồng. The sums may pass what one field may hold, so they are plain integers. */
export type ShiftFigures = {
  float: number
  cashSales: number
  expected: number
  saleCount: number
  saleTotal: number
}

/**
 * Reads what belongs to a shift out of its till's entries: those that name it, by seq after its opening, never by
 * time. Order and repetition of the entries do not matter.
 */
export function shiftCashFold({ tillId, shiftId, openedSeq }: ShiftRef): Fold<ShiftCash> {
  const isLater = (entry: Entry) => entry.tillId === tillId && entry.seq > openedSeq
  return {
    empty: () => ({ float: 0, sales: new Map(), voids: new Set() }),
    on: {
      'shift.opened': (state, { entry }) => {
        const isThis = entry.tillId === tillId && entry.seq === openedSeq && entry.body.shiftId === shiftId
        if (isThis) state.float = entry.body.float
        return state
      },
      'sale.completed': (state, { entry, hash }) => {
        const { saleId, payments, total } = entry.body
        if (!isLater(entry) || entry.body.shiftId !== shiftId) return state
        state.sales.set(hash, { seq: entry.seq, saleId, cash: cashKept(payments), total })
        return state
      },
      'sale.voided': (state, { entry }) => {
        const { seq, hash, saleId } = entry.body
        if (isLater(entry)) state.voids.add(voidKey(seq, hash, saleId))
        return state
      },
    },
  }
}

/** Expected cash = float + cash given − change: what the drawer should hold when it is counted. */
export function shiftFigures({ float, sales, voids }: ShiftCash): ShiftFigures {
  let [cashSales, saleCount, saleTotal] = [0, 0, 0]
  for (const [hash, { seq, saleId, cash, total }] of sales) {
    if (voids.has(voidKey(seq, hash, saleId))) continue
    cashSales += cash
    saleCount += 1
    saleTotal += total
  }
  return { float, cashSales, expected: float + cashSales, saleCount, saleTotal }
}

/** A payment's amount is what was kept of it: given − change. */
function cashKept(payments: readonly { method: string; amount: number }[]): number {
  return payments.reduce((sum, { method, amount }) => (method === 'cash' ? sum + amount : sum), 0)
}

function voidKey(seq: number, hash: EntryHash, saleId: SaleId): string {
  return `${seq} ${hash} ${saleId}`
}
