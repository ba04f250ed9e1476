import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { must } from '#shared/result.ts'
import { priceCart } from '#shared/selling/price-cart.ts'
import { CartPanel } from '../cart/CartPanel.tsx'
import { TotalPanel } from '../cart/TotalPanel.tsx'
import { ChooseProduct } from '../catalogue/ChooseProduct.tsx'
import { SearchField } from '../catalogue/SearchField.tsx'
import { PaymentPanel } from '../payment/PaymentPanel.tsx'
import { DonePanel } from '../sale/DonePanel.tsx'
import { LastSale } from '../sale/LastSale.tsx'
import { Receipt } from '../sale/Receipt.tsx'
import { receiptOf } from '../sale/receipt-of.ts'
import { pricingOf } from '../sale/sale-store.ts'
import { UnknownPanel } from '../sale/UnknownPanel.tsx'
import { UnsettledPanel } from '../sale/UnsettledPanel.tsx'
import { listenWedge } from '../scan/listen-wedge.ts'
import type { Hands } from './compose.ts'
import type { Desk } from './desk.ts'
import { usePageKeys } from './keys.ts'
import styles from './SellScreen.module.css'

/** The counter: goods on the left, money on the right. */
export function SellScreen({ desk, hands }: { desk: Desk; hands: Hands }) {
  const { till, cart, sale, notices } = desk
  const state = useSyncExternalStore(till.subscribe, till.getState)
  const cartState = useStore(cart)
  const { flow, lastSale } = useStore(sale)
  const choice = useStore(desk.choice, ({ choice }) => choice)
  const search = useRef<HTMLInputElement>(null)
  const point = must(state.point, 'the point of an open shift')
  const lines = cartState.cart?.lines ?? NO_LINES
  const totals = useMemo(() => {
    const priced = lines.length === 0 ? null : priceCart(lines, pricingOf(point, hands.nowMs()))
    return priced?.ok ? priced.value : null
  }, [lines, point, hands])
  const isMoneyTime = flow.step === 'paying' || flow.step === 'committing'

  useLayoutEffect(
    () => listenWedge(window, { timers: hands.timers, isKnown: desk.isKnown, onScan: desk.scan }),
    [desk, hands],
  )
  useEffect(() => {
    if (!isMoneyTime && !choice) search.current?.focus()
  }, [isMoneyTime, choice, flow.step])
  const { catalogueVersion } = state
  useEffect(() => {
    if (catalogueVersion > 0) return hands.timers.after(PREPARE_MS, () => desk.finder().prepare())
  }, [desk, hands, catalogueVersion])
  usePageKeys({
    F2: () => search.current?.focus(),
    F9: () => void sale.startPaying(),
    Escape() {
      if (choice) desk.dropChoice()
      else if (flow.step === 'done') sale.next()
      else sale.back()
    },
  })

  if (state.unsettled)
    return <UnsettledPanel sale={state.unsettled.sale} onSettle={(word) => void sale.settle(word)} />
  if (flow.step === 'unknown') return <UnknownPanel isChecking={false} onCheck={() => void sale.retry()} />
  return (
    <main className={styles.desk}>
      <div className={styles.goods}>
        <SearchField finder={desk.finder()} timers={hands.timers} onPick={desk.take} inputRef={search} />
        {choice && (
          <ChooseProduct
            {...choice}
            catalogue={desk.finder().catalogue}
            onPick={desk.take}
            onCancel={desk.dropChoice}
          />
        )}
        {flow.step === 'done' ? (
          <Receipt rows={receiptOf(flow, point)} />
        ) : (
          <CartPanel lines={lines} state={cartState} store={cart} isLocked={isMoneyTime} />
        )}
      </div>
      <div className={styles.money}>
        {flow.step === 'done' && <DonePanel sale={flow.sale} onNext={sale.next} />}
        {isMoneyTime && (
          <PaymentPanel
            due={totals?.amount ?? 0}
            isCommitting={flow.step === 'committing'}
            onPay={(given) => void sale.pay(given)}
            onBack={sale.back}
          />
        )}
        {(flow.step === 'selling' || flow.step === 'checking') && (
          <TotalPanel
            totals={totals}
            isChecking={flow.step === 'checking'}
            onPay={() => void sale.startPaying()}
            onClear={() => {
              cart.clear()
              notices.clear()
            }}
          />
        )}
        {flow.step === 'selling' && lastSale && <LastSale sale={lastSale} />}
      </div>
    </main>
  )
}

const NO_LINES = [] as const
/** The feed comes in pages: the tables are made when it has settled. */
const PREPARE_MS = 300
