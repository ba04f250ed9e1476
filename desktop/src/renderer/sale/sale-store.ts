import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StaffRef } from '#shared/journal/common.ts'
import { hashSide } from '#shared/journal/hash.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { err, type Result } from '#shared/result.ts'
import type { Tender } from '#shared/selling/payments.ts'
import type { PricingContext } from '#shared/selling/price-cart.ts'
import { buildSale } from '#shared/selling/sale.ts'
import type { SaleError } from '#shared/selling/sale-error.ts'
import { businessDayOf } from '#shared/time.ts'
import type { Till, TillState } from '../../core/till.ts'
import type { Saying } from '../i18n/words.ts'
import { type Cart, saleDiscountOf, sideOf } from '../cart/cart.ts'
import { nextFlow, type SaleEvent, type SaleFlow } from './sale-flow.ts'
import { troubleOf } from './sale-trouble.ts'

export type SaleStore = StoreApi<{ flow: SaleFlow; lastSale: SaleCompleted | null }> & {
  /** Checks disk and stores, then asks for the money. */
  startPaying(): Promise<void>
  /** Back to the cart. */
  back(): void
  /** One sale, however often it is called: all that was handed over, part payments taken before among it. */
  pay(tenders: readonly Tender[]): Promise<void>
  /** After an unknown outcome: asks the journal again, which writes it only if it is in neither store. */
  retry(): Promise<void>
  /** The cashier's word on a sale that was found kept. */
  settle(choice: 'keep' | 'void'): Promise<void>
  next(): void
}

type Parts = {
  till: Till
  nowMs(): number
  openCart(): Cart | null
  /** Who sells now. */
  cashier(): StaffRef | null
  /** The sale is in both stores: the cart may go. */
  onSold(): void
  /** It did not happen: the goods are still there, for another sale. */
  onVoided(): void
  onTrouble(trouble: Saying): void
}

/** Carries a cart through payment and commit to its receipt (design §4). */
export function createSaleStore(parts: Parts): SaleStore {
  const { till, nowMs, openCart, cashier, onSold, onVoided, onTrouble } = parts
  const store = createStore<{ flow: SaleFlow; lastSale: SaleCompleted | null }>(() => ({
    flow: { step: 'selling' },
    lastSale: null,
  }))

  /** Money that was counted before the stores had answered. */
  let early: readonly Tender[] | null = null

  /** The buyer's data beside the sale under way, the same when it is asked for again. */
  let side: string | null = null

  /** Whether the event led to another step. */
  function send(event: SaleEvent): boolean {
    const { flow } = store.getState()
    const next = nextFlow(flow, event)
    if (next !== flow)
      store.setState(next.step === 'done' ? { flow: next, lastSale: next.sale } : { flow: next })
    return next !== flow
  }

  async function commit(sale: SaleCompleted): Promise<void> {
    const wasUnknown = store.getState().flow.step === 'unknown'
    if (!send({ type: 'commit-asked', sale })) return
    const end = await till
      .commit('sale.completed', sale, side ?? undefined)
      .catch(() => ({ outcome: 'unknown' as const }))
    if (end.outcome === 'done') {
      onSold() // first: goods scanned meanwhile come in with the next step, and belong to the next sale
      send({ type: 'committed', entry: end.entry })
    } else if (end.outcome === 'unknown') send({ type: 'outcome-unknown' })
    else {
      // stores that cannot be opened say nothing about a sale that one of them may hold
      const isStillUnknown = wasUnknown && end.outcome === 'refused' && end.reason === 'store-closed'
      send({ type: isStillUnknown ? 'outcome-unknown' : 'not-stored' })
      onTrouble(end.outcome === 'refused' ? { key: `refused.${end.reason}` } : { key: 'refused.not-stored' })
    }
  }

  async function pay(tenders: readonly Tender[]): Promise<void> {
    const cart = openCart()
    const { step } = store.getState().flow
    if (step === 'checking') early = tenders
    if (!cart || step !== 'paying') return
    side = sideOf(cart)
    const sale = saleOf(cart, tenders)
    if (sale.ok) await commit(sale.value)
    else onTrouble(troubleOf(sale.error))
  }

  return Object.assign(store, {
    async startPaying() {
      if (!openCart() || !send({ type: 'pay-asked' })) return
      early = null
      const ready = await till.checkReady()
      if (ready.ok) {
        if (send({ type: 'ready' }) && early) await pay(early)
        return
      }
      send({ type: 'back' })
      onTrouble({ key: `refused.${ready.error}` })
    },
    back: () => void send({ type: 'back' }),
    pay,
    async retry() {
      const { flow } = store.getState()
      if (flow.step === 'unknown') await commit(flow.sale)
    },
    async settle(choice: 'keep' | 'void') {
      const { unsettled } = till.getState()
      if (!unsettled) return
      const end = await till.settle(choice, cashier() ?? unsettled.sale.cashier)
      if (end.outcome === 'refused') return onTrouble({ key: `refused.${end.reason}` })
      if (end.outcome !== 'done') return onTrouble({ key: 'refused.not-stored' })
      if (choice === 'void') {
        onVoided()
        return void send({ type: 'voided' })
      }
      if (openCart()?.saleId === unsettled.saleId) onSold()
      send({ type: 'settled', sale: unsettled.sale, entry: end.entry })
    },
    next: () => void send({ type: 'next' }),
  })

  function saleOf(cart: Cart, tenders: readonly Tender[]): Result<SaleCompleted, SaleError> {
    const { identity, point, openShift } = till.getState()
    const who = cashier()
    if (!identity || !point || !openShift || !who) return err({ code: 'no-lines', line: null, value: null })
    return buildSale(cart.lines, {
      ...pricingOf(cart, point, nowMs()),
      saleId: cart.saleId,
      number: { point: point.code, till: identity.number, sale: till.nextSaleNumber() },
      operator: point.operator,
      shiftId: openShift.shiftId,
      cashier: who,
      channel: cart.channel,
      event: cart.event,
      tenders,
      cashStep: point.settings.cashStep,
      sideHash: side === null ? null : hashSide(side),
    })
  }
}

/** What prices of a cart depend on at this point today: the screen and the sale ask the same. */
export function pricingOf(
  cart: Pick<Cart, 'lines' | 'discount'>,
  point: NonNullable<TillState['point']>,
  nowMs: number,
): PricingContext {
  return {
    vatMethod: point.operator.vatMethod,
    isSellerGrower: point.operator.isSellerGrower,
    day: businessDayOf(nowMs),
    saleDiscount: saleDiscountOf(cart),
  }
}
