import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StaffRef } from '#shared/journal/common.ts'
import type { Payment } from '#shared/journal/kinds/sale-completed.ts'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { receiptModel } from '#shared/selling/receipt.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import type { FoundSale, Till } from '../../core/till.ts'
import type { Saying } from '../i18n/words.ts'
import type { Approval, Override } from '../staff/staff-store.ts'
import { commitTrouble } from './commit-trouble.ts'
import type { MakeCopy } from './copies.ts'
import { canCorrect, type CorrectionDraft, correctionOf } from './correct-payment.ts'
import type { Slip } from './slip.ts'

export type SalesState = {
  found: readonly FoundSale[]
  chosen: FoundSale | null
  /** How the chosen one is paid by now. */
  payments: readonly Payment[]
  /** The marked slip as it came out, for the screen. */
  reprinted: readonly ReceiptRow[] | null
  isBusy: boolean
}

export type SalesStore = StoreApi<SalesState> & {
  search(text: string): Promise<void>
  choose(found: FoundSale | null): Promise<void>
  /** Journaled first, then printed: a copy that nobody heard of cannot come out. */
  reprint(): Promise<void>
  correct(draft: CorrectionDraft): Promise<boolean>
}

type Parts = {
  till: Pick<Till, 'getState' | 'commit' | 'searchSales' | 'paymentsOf'>
  cashier(): StaffRef | null
  approve(override: Override, detail: Record<string, string>): Promise<Approval>
  makeCopy: MakeCopy
  print(slip: Slip): void
  say(saying: Saying): void
  onTrouble(trouble: Saying): void
}

const MOST_FOUND = 30

/** The sales of the point: looked up, printed again, their payment put right. */
export function createSalesStore(parts: Parts): SalesStore {
  const { till, cashier, approve, makeCopy, print, say, onTrouble } = parts
  const EMPTY: SalesState = { found: [], chosen: null, payments: [], reprinted: null, isBusy: false }
  const store = createStore<SalesState>(() => EMPTY)
  let searches = 0

  async function once(work: () => Promise<boolean>): Promise<boolean> {
    if (store.getState().isBusy) return false
    store.setState({ isBusy: true })
    return work().finally(() => store.setState({ isBusy: false }))
  }

  async function reprintChosen(): Promise<boolean> {
    const { chosen } = store.getState()
    const { point } = till.getState()
    if (!chosen || !point || !cashier()) return false
    const { sale, ref, atMs } = chosen
    const number = formatSaleNumber(sale.number)
    const rows = await makeCopy({ hash: ref.hash, as: 'sale', number }, (copy) =>
      receiptModel({ sale, point, entry: ref, atMs, copy }),
    )
    if (!rows) return false
    store.setState({ reprinted: rows })
    print({ name: { key: 'print.slip.copy', values: { number } }, rows, copy: async () => rows })
    say({ key: 'sales.reprinted', values: { number } })
    return true
  }

  async function correctChosen(draft: CorrectionDraft): Promise<boolean> {
    const { chosen } = store.getState()
    const state = till.getState()
    const who = cashier()
    if (!chosen || !who || !state.openShift || !canCorrect(chosen, state)) return false
    const { sale, ref } = chosen
    const number = formatSaleNumber(sale.number)
    const approval = await approve('payment-correction', { sale: number })
    if (approval.is === 'nobody-can') onTrouble({ key: 'pin.nobody-can' })
    if (approval.is !== 'approved') return false
    const { shiftId } = state.openShift
    const around = {
      ref,
      sale,
      before: store.getState().payments,
      shiftId,
      cashier: who,
      approvedBy: approval.by,
    }
    const body = correctionOf(draft, around)
    if (!body.ok) return false
    const end = await till.commit('payment.corrected', body.value)
    if (end.outcome !== 'done') onTrouble(commitTrouble(end))
    else say({ key: 'sales.correct.done', values: { number } })
    await readPayments()
    return end.outcome === 'done'
  }

  /** After a correction they are others than were sold. */
  async function readPayments(): Promise<void> {
    const { chosen } = store.getState()
    const payments = chosen && (await till.paymentsOf(chosen.ref))
    if (payments && chosen === store.getState().chosen) store.setState({ payments })
  }

  return Object.assign(store, {
    async search(text: string) {
      const mine = ++searches
      const found = await till.searchSales({ text: text.trim(), day: null, limit: MOST_FOUND })
      if (mine === searches) store.setState({ found })
    },
    async choose(chosen: FoundSale | null) {
      store.setState({ chosen, payments: chosen?.sale.payments ?? [], reprinted: null })
      await readPayments()
    },
    reprint: async () => void (await once(reprintChosen)),
    correct: (draft: CorrectionDraft) => once(() => correctChosen(draft)),
  })
}
