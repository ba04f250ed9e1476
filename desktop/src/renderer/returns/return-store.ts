import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReturnId, SaleId } from '#shared/ids.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import { err, type Result } from '#shared/result.ts'
import type { ReturnError } from '#shared/selling/return-error.ts'
import { businessDayOf } from '#shared/time.ts'
import type { FoundSale, Till } from '../../core/till.ts'
import { addLine, type OpenLine, removeLine, setQuantity } from '../cart/cart.ts'
import type { Saying } from '../i18n/words.ts'
import { commitTrouble } from '../sale/commit-trouble.ts'
import type { Approval, Override } from '../staff/staff-store.ts'
import { looseReturnOf } from './loose-return.ts'
import {
  type RefundDraft,
  type ReturnDraft,
  type ReturnFrame,
  returnOf,
  startReturn,
} from './return-draft.ts'
import { FINDING, type LooseDraft, type ReturnFlow } from './return-flow.ts'
import { returnTrouble } from './return-trouble.ts'
import { readSlipText } from './slip-text.ts'

/** Goods came back for others: the sale that follows bears this id. */
export type Exchange = { saleId: SaleId; body: SaleReturned }

export type ReturnStore = StoreApi<{ flow: ReturnFlow; exchange: Exchange | null }> & {
  /** The newest sales of the point, before anything is typed. */
  begin(): Promise<void>
  /** What was typed or scanned: a slip's QR or number goes straight to its sale, words to a list. */
  find(text: string): Promise<void>
  choose(found: FoundSale): void
  edit(draft: ReturnDraft): void
  /** Asks for the manager's PIN first. */
  beginLoose(): Promise<void>
  editLoose(change: Partial<Omit<LooseDraft, 'lines'>>): void
  takeLoose(line: OpenLine): void
  setLoose(index: number, quantity: number): void
  /** What the return would be now: its figures, or what is missing. */
  preview(): Result<SaleReturned, ReturnError> | null
  commit(options: { isExchange: boolean }): Promise<void>
  /** Back to finding; what was chosen is dropped. */
  reset(): void
  /** The sale that follows an exchange has its id, once. */
  takeExchangeSaleId(): SaleId | null
  endExchange(): void
}

type Parts = {
  till: Pick<Till, 'getState' | 'commit' | 'findSale' | 'searchSales' | 'nextReturnNumber'>
  nowMs(): number
  cashier(): StaffRef | null
  approve(override: Override): Promise<Approval>
  mintReturnId(): ReturnId
  mintSaleId(): SaleId
  /** The open cart of the counter: goods for the exchange that are scanned already. */
  openSaleId(): SaleId | null
  onTrouble(trouble: Saying): void
}

const MOST_FOUND = 20
const CASH: RefundDraft = { method: 'cash', amount: null, reference: '' }

/** Returns and exchanges, from the slip to the refund (T38). */
export function createReturnStore(parts: Parts): ReturnStore {
  const { till, nowMs, cashier, approve, mintReturnId, mintSaleId, openSaleId, onTrouble } = parts
  const store = createStore<{ flow: ReturnFlow; exchange: Exchange | null }>(() => ({
    flow: FINDING,
    exchange: null,
  }))
  /** Minted for the sale that follows, until a cart bears it. */
  let mintedSaleId: SaleId | null = null
  let searches = 0

  const show = (flow: ReturnFlow) => store.setState({ flow })
  const flow = () => store.getState().flow

  async function search(text: string): Promise<void> {
    const mine = ++searches
    const found = await till.searchSales({ text, day: null, limit: MOST_FOUND })
    if (mine === searches && flow().step === 'finding')
      show({ step: 'finding', found, missing: found.length === 0 && text !== '' ? text : null })
  }

  function choose(found: FoundSale): void {
    if (found.isVoided) return show({ step: 'finding', found: [found], missing: null })
    show({ step: 'choosing', returnId: mintReturnId(), found, draft: startReturn(found), isSaving: false })
  }

  function frameOf(
    returnId: ReturnId,
    approvedBy: StaffRef | null,
    saleId: SaleId | null,
  ): ReturnFrame | null {
    const { point, identity, openShift } = till.getState()
    const who = cashier()
    if (!point || !identity || !openShift || !who) return null
    return {
      returnId,
      number: { point: point.code, till: identity.number, return: till.nextReturnNumber() },
      shiftId: openShift.shiftId,
      cashier: who,
      approvedBy,
      cashStep: point.settings.cashStep,
      exchangeSaleId: saleId,
    }
  }

  function bodyOf(saleId: SaleId | null): Result<SaleReturned, ReturnError> | null {
    const now = flow()
    const { point } = till.getState()
    if (now.step === 'choosing') {
      const frame = frameOf(now.returnId, null, saleId)
      return frame && returnOf(now.draft, now.found, frame)
    }
    if (now.step !== 'loose' || !point) return null
    const frame = frameOf(now.returnId, now.approvedBy, saleId)
    return frame && looseReturnOf(now.draft, { point, day: businessDayOf(nowMs()), frame })
  }

  async function commit({ isExchange }: { isExchange: boolean }): Promise<void> {
    const now = flow()
    if ((now.step !== 'choosing' && now.step !== 'loose') || now.isSaving) return
    const body = bodyOf(isExchange ? exchangeSaleId() : null) ?? err(null)
    if (!body.ok) return body.error ? onTrouble(returnTrouble(body.error)) : undefined
    show({ ...now, isSaving: true })
    const end = await till.commit('sale.returned', body.value)
    if (end.outcome !== 'done') {
      show({ ...now, isSaving: false })
      return onTrouble(commitTrouble(end))
    }
    const saleNumber = now.step === 'choosing' ? now.found.sale.number : null
    const saleId = body.value.exchangeSaleId
    store.setState({
      flow: { step: 'done', body: body.value, entry: end.entry, saleNumber },
      exchange: saleId ? { saleId, body: body.value } : null,
    })
  }

  /** Goods that are scanned already are those of the exchange. */
  function exchangeSaleId(): SaleId {
    const open = openSaleId()
    if (open === null) return (mintedSaleId ??= mintSaleId())
    mintedSaleId = null
    return open
  }

  function patchLoose(change: Partial<LooseDraft>): void {
    const now = flow()
    if (now.step === 'loose' && !now.isSaving) show({ ...now, draft: { ...now.draft, ...change } })
  }
  const looseLines = () => {
    const now = flow()
    return now.step === 'loose' ? now.draft.lines : []
  }

  return Object.assign(store, {
    async begin() {
      show(FINDING)
      await search('')
    },
    async find(text: string) {
      const slip = readSlipText(text)
      const found = slip && (await till.findSale(slip))
      if (found) choose(found)
      else if (slip?.is === 'entry') show({ step: 'finding', found: [], missing: text })
      else await search(text.trim())
    },
    choose,
    edit(draft: ReturnDraft) {
      const now = flow()
      if (now.step === 'choosing' && !now.isSaving) show({ ...now, draft })
    },
    async beginLoose() {
      const approval = await approve('return-without-slip')
      if (approval.is === 'nobody-can') return onTrouble({ key: 'pin.nobody-can' })
      if (approval.is !== 'approved') return
      const draft: LooseDraft = { lines: [], reason: '', refund: CASH }
      show({ step: 'loose', returnId: mintReturnId(), approvedBy: approval.by, draft, isSaving: false })
    },
    editLoose: (change: Partial<LooseDraft>) => patchLoose(change),
    takeLoose: (line: OpenLine) => patchLoose({ lines: addLine(looseLines(), line).lines }),
    setLoose: (index: number, quantity: number) =>
      patchLoose({
        lines: quantity > 0 ? setQuantity(looseLines(), index, quantity) : removeLine(looseLines(), index),
      }),
    preview: () => bodyOf(null),
    commit,
    reset() {
      searches += 1
      show(FINDING)
    },
    takeExchangeSaleId() {
      const taken = store.getState().exchange ? mintedSaleId : null
      mintedSaleId = null
      return taken
    },
    endExchange() {
      mintedSaleId = null
      store.setState({ exchange: null })
    },
  })
}
