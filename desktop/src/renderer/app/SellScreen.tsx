import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { PaymentMethod } from '#shared/journal/kinds/sale-completed.ts'
import { must } from '#shared/result.ts'
import { priceCart } from '#shared/selling/price-cart.ts'
import { pricingOf } from '../sale/sale-store.ts'
import { UnknownPanel } from '../sale/UnknownPanel.tsx'
import { UnsettledPanel } from '../sale/UnsettledPanel.tsx'
import type { Action } from '../ui/keymap.ts'
import type { Hands } from './house.ts'
import { counterActs } from './counter-acts.ts'
import type { Desk } from './desk.ts'
import { usePageKeys } from './keys.ts'
import type { PayStart } from './pay-start.ts'
import { SellGoods } from './SellGoods.tsx'
import { SellMoney } from './SellMoney.tsx'
import styles from './SellScreen.module.css'
import { NO_SIDE, type Side, toggledSide } from './side.ts'

/** The counter: goods on the left, money on the right, and every key of it. */
export function SellScreen({ desk, hands }: { desk: Desk; hands: Hands }) {
  const { till, cart, sale, notices } = desk
  const state = useSyncExternalStore(till.subscribe, till.getState)
  const cartState = useStore(cart)
  const { flow } = useStore(sale)
  const keymap = useStore(desk.preferences, ({ keys }) => keys)
  const question = useStore(desk.questions, ({ questions }) => questions[0] ?? null)
  const side = useStore(desk.side, ({ side }) => side)
  const acts = useMemo(() => counterActs(desk, hands.mintProductId), [desk, hands])
  const [payWith, setPayWith] = useState<PayStart>({ method: 'cash', press: 0 })
  const search = useRef<HTMLInputElement>(null)
  const focusSearch = useCallback(() => search.current?.focus(), [])
  const goods = useRef<HTMLDivElement>(null)
  const point = must(state.point, 'the point of an open shift')
  const open = cartState.cart
  const totals = useMemo(() => {
    const priced = open && priceCart(open.lines, pricingOf(open, point, hands.nowMs()))
    return priced?.ok ? priced.value : null
  }, [open, point, hands])
  const isMoneyTime = flow.step === 'checking' || flow.step === 'paying' || flow.step === 'committing'
  const isBusy = isMoneyTime || question !== null || (side.is !== 'none' && side.is !== 'price-check')

  useEffect(() => {
    if (!isBusy) search.current?.focus()
  }, [isBusy, flow.step])
  const { catalogueVersion } = state
  useEffect(() => {
    if (catalogueVersion > 0) return hands.timers.after(PREPARE_MS, () => desk.finder().prepare())
  }, [desk, hands, catalogueVersion])

  function pay(method: PaymentMethod): void {
    if (side.is === 'buyer') return notices.say('caution', { key: 'buyer.first' })
    if (isMoneyTime && method !== 'vietqr' && open?.qr) cart.set({ qr: null })
    setPayWith(({ press }) => ({ method, press: press + 1 }))
    desk.open(NO_SIDE)
    void acts.pay()
  }
  function toggle(asked: Side): void {
    if (isMoneyTime) return
    if (flow.step === 'done') sale.next()
    notices.clear()
    desk.open(toggledSide(side, asked))
  }
  const byAction: Record<Action, () => void> = {
    search: focusSearch,
    buyer: () => (open ? toggle({ is: 'buyer' }) : notices.say('info', { key: 'buyer.empty' })),
    quantity: () => (acts.takeWeight() ? undefined : quantityField(goods.current)?.focus()),
    discount: () => (open ? toggle({ is: 'discount' }) : notices.say('info', { key: 'discount.empty' })),
    hold: () => toggle({ is: 'hold' }),
    vietqr: () => pay('vietqr'),
    // A code that is before the buyer is asked about first.
    pay: () => pay(open?.qr && !isMoneyTime ? 'vietqr' : 'cash'),
    menu: () => toggle({ is: 'menu' }),
    'price-check': () => toggle({ is: 'price-check', product: null, code: null }),
    'remove-last': acts.removeLast,
    undo: acts.undo,
    reprint: () => void desk.reprintNewest(),
    switch: desk.staff.switchPerson,
    help: () => toggle({ is: 'help' }),
  }
  usePageKeys(keymap, {
    ...byAction,
    Escape() {
      if (question) desk.dropQuestion()
      else if (side.is !== 'none') desk.open(NO_SIDE)
      else if (flow.step === 'done') sale.next()
      else sale.back()
    },
  })

  if (state.unsettled)
    return <UnsettledPanel sale={state.unsettled.sale} onSettle={(word) => void sale.settle(word)} />
  if (flow.step === 'unknown') return <UnknownPanel isChecking={false} onCheck={() => void sale.retry()} />
  return (
    <main className={styles.desk} data-wide={isMoneyTime || side.is === 'help'}>
      <div className={styles.goods} ref={goods}>
        <SellGoods
          desk={desk}
          hands={hands}
          point={point}
          acts={acts}
          isLocked={isMoneyTime}
          search={search}
          onSearch={focusSearch}
        />
      </div>
      <div className={styles.money}>
        <SellMoney
          desk={desk}
          point={point}
          totals={totals}
          acts={acts}
          payWith={payWith}
          isMoneyTime={isMoneyTime}
          onAction={(action) => byAction[action]()}
        />
      </div>
    </main>
  )
}

/** The quantity of the line the last scan or key was about. */
function quantityField(goods: HTMLElement | null): HTMLInputElement | null {
  return goods?.querySelector<HTMLInputElement>('[aria-selected=true] input') ?? null
}

/** The feed comes in pages: the tables are made when it has settled. */
const PREPARE_MS = 300
