import type { SaleId, ShiftId, TillId } from '../ids.ts'
import type { Fold } from '../journal/fold.ts'
import type { EntryHash } from '../journal/hash.ts'
import type { Entry, EntryOf } from '../journal/kinds/registry.ts'
import { type PaymentMethod, paymentMethodSchema } from '../journal/kinds/sale-completed.ts'
import type { VatRate } from '../tax/vat-rate.ts'

/** The shift a fold is of: it begins at its shift.opened. */
export type ShiftRef = { tillId: TillId; shiftId: ShiftId; openedSeq: number }

type VatSums = readonly { rate: VatRate; amount: number; vat: number }[]
type ShiftSale = { key: string; total: number; rounding: number; discount: number; kept: Kept; vat: VatSums }
type ShiftReturn = { total: number; rounding: number; refunded: Kept; vat: VatSums }
type Kept = ReadonlyMap<PaymentMethod, number>

/** What of a shift's entries matters to its figures, each by its entry's hash; voids as they name a sale. */
export type ShiftCash = {
  float: number
  sales: Map<EntryHash, ShiftSale>
  voids: Set<string>
  returns: Map<EntryHash, ShiftReturn>
  /** What a correction takes from one method and gives to another, and whose sale it is of. */
  corrections: Map<EntryHash, { key: string; moved: Kept }>
  cash: Map<EntryHash, { in: number; out: number }>
}

/** In đồng. The sums may pass what one field may hold, so they are plain integers. */
export type ShiftFigures = {
  float: number
  /** Cash kept of sales as corrected, and cash handed back. */
  cashSales: number
  cashRefunds: number
  paidIn: number
  paidOut: number
  expected: number
  saleCount: number
  saleTotal: number
  returnCount: number
  returnTotal: number
  correctionCount: number
  discount: number
  rounding: number
  /** Each method that was used, in the order of the list of methods. */
  methods: { method: PaymentMethod; taken: number; refunded: number }[]
  /** Sales less returns, in the order of their rates. */
  vatGroups: { rate: VatRate; amount: number; vat: number }[]
}

/**
 * Reads what belongs to a shift out of its till's entries: those that name it, by seq after its opening, never by
 * time. Order and repetition of the entries do not matter.
 */
export function shiftCashFold({ tillId, shiftId, openedSeq }: ShiftRef): Fold<ShiftCash> {
  const isLater = (entry: Entry) => entry.tillId === tillId && entry.seq > openedSeq
  const isOf = (entry: EntryOf<'sale.completed' | 'sale.returned' | 'payment.corrected' | 'cash.moved'>) =>
    isLater(entry) && entry.body.shiftId === shiftId
  return {
    empty: () => ({
      float: 0,
      sales: new Map(),
      voids: new Set(),
      returns: new Map(),
      corrections: new Map(),
      cash: new Map(),
    }),
    on: {
      'shift.opened': (state, { entry }) => {
        const isThis = entry.tillId === tillId && entry.seq === openedSeq && entry.body.shiftId === shiftId
        if (isThis) state.float = entry.body.float
        return state
      },
      'sale.completed': (state, { entry, hash }) => {
        const { saleId, lines, payments, total, rounding, vatGroups } = entry.body
        if (!isOf(entry)) return state
        const discount = lines.reduce((sum, line) => sum + line.discount, 0)
        const key = saleKey(entry.seq, hash, saleId)
        state.sales.set(hash, { key, total, rounding, discount, kept: byMethod(payments), vat: vatGroups })
        return state
      },
      'sale.voided': (state, { entry }) => {
        const { seq, hash, saleId } = entry.body
        if (isLater(entry)) state.voids.add(saleKey(seq, hash, saleId))
        return state
      },
      'sale.returned': (state, { entry, hash }) => {
        const { refunds, total, rounding, vatGroups } = entry.body
        if (isOf(entry))
          state.returns.set(hash, { total, rounding, refunded: byMethod(refunds), vat: vatGroups })
        return state
      },
      'payment.corrected': (state, { entry, hash }) => {
        const { of, before, after } = entry.body
        const taken = before.map(({ method, amount }) => ({ method, amount: 0 - amount }))
        const key = saleKey(of.seq, of.hash, of.saleId)
        if (isOf(entry)) state.corrections.set(hash, { key, moved: byMethod([...taken, ...after]) })
        return state
      },
      'cash.moved': (state, { entry, hash }) => {
        const { direction, amount } = entry.body
        if (isOf(entry)) state.cash.set(hash, { in: 0, out: 0, [direction]: amount })
        return state
      },
    },
  }
}

/**
 * Expected cash = float + cash given − change − cash refunds + paid in − paid out: what the drawer should hold when
 * it is counted. A sale that did not happen is in nothing.
 */
export function shiftFigures(shift: ShiftCash): ShiftFigures {
  const sales = [...shift.sales.values()].filter(({ key }) => !shift.voids.has(key))
  const corrections = [...shift.corrections.values()].filter(({ key }) => !shift.voids.has(key))
  const returns = [...shift.returns.values()]
  const cash = [...shift.cash.values()]
  const taken = sumByMethod([...sales.map(({ kept }) => kept), ...corrections.map(({ moved }) => moved)])
  const refunded = sumByMethod(returns.map((one) => one.refunded))
  const [cashSales, cashRefunds] = [taken.get('cash') ?? 0, refunded.get('cash') ?? 0]
  const [paidIn, paidOut] = [sumOf(cash, (one) => one.in), sumOf(cash, (one) => one.out)]
  return {
    float: shift.float,
    cashSales,
    cashRefunds,
    paidIn,
    paidOut,
    expected: shift.float + cashSales - cashRefunds + paidIn - paidOut,
    saleCount: sales.length,
    saleTotal: sumOf(sales, ({ total }) => total),
    returnCount: returns.length,
    returnTotal: sumOf(returns, ({ total }) => total),
    correctionCount: corrections.length,
    discount: sumOf(sales, ({ discount }) => discount),
    rounding: sumOf(sales, ({ rounding }) => rounding) - sumOf(returns, ({ rounding }) => rounding),
    methods: paymentMethodSchema.options
      .map((method) => ({ method, taken: taken.get(method) ?? 0, refunded: refunded.get(method) ?? 0 }))
      .filter((one) => one.taken !== 0 || one.refunded !== 0),
    vatGroups: netVat(sales, returns),
  }
}

/** What was kept or handed back by each method; of cash, given − change. */
function byMethod(parts: readonly { method: PaymentMethod; amount: number }[]): Kept {
  const sums = new Map<PaymentMethod, number>()
  for (const { method, amount } of parts) sums.set(method, (sums.get(method) ?? 0) + amount)
  return sums
}

function sumByMethod(kept: readonly Kept[]): Kept {
  return byMethod(kept.flatMap((one) => [...one].map(([method, amount]) => ({ method, amount }))))
}

function netVat(sales: readonly ShiftSale[], returns: readonly ShiftReturn[]): ShiftFigures['vatGroups'] {
  const back = returns.flatMap(({ vat }) =>
    vat.map((group) => ({ rate: group.rate, amount: -group.amount, vat: -group.vat })),
  )
  const groups = new Map<VatRate, { rate: VatRate; amount: number; vat: number }>()
  for (const { rate, amount, vat } of [...sales.flatMap((sale) => sale.vat), ...back]) {
    const sum = groups.get(rate) ?? { rate, amount: 0, vat: 0 }
    groups.set(rate, { rate, amount: sum.amount + amount, vat: sum.vat + vat })
  }
  return [...groups.values()].toSorted((a, b) => (a.rate < b.rate ? -1 : 1))
}

function sumOf<TItem>(items: readonly TItem[], value: (item: TItem) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0)
}

function saleKey(seq: number, hash: EntryHash, saleId: SaleId): string {
  return `${seq} ${hash} ${saleId}`
}
