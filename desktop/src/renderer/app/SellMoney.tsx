import { useCallback } from 'react'
import { useStore } from 'zustand'
import type { PointRow } from '#shared/protocol/feed.ts'
import type { CartTotals } from '#shared/selling/price-cart.ts'
import { BUYER_FIELDS } from '#shared/selling/buyer.ts'
import { type Cart, CHANNEL_TILL } from '../cart/cart.ts'
import { TotalPanel } from '../cart/TotalPanel.tsx'
import { useWords, type Words } from '../i18n/words.ts'
import { PaymentPanel } from '../payment/PaymentPanel.tsx'
import { DonePanel } from '../sale/DonePanel.tsx'
import { LastSale } from '../sale/LastSale.tsx'
import type { Action } from '../ui/keymap.ts'
import { ActionKeys } from './ActionKeys.tsx'
import type { CounterActs } from './counter-acts.ts'
import type { Desk } from './desk.ts'
import { nextNumber } from './next-number.ts'
import type { PayStart } from './pay-start.ts'
import { SideOf } from './SideOf.tsx'

type Props = {
  desk: Desk
  point: PointRow
  totals: CartTotals | null
  acts: CounterActs
  payWith: PayStart
  isMoneyTime: boolean
  onAction: (action: Action) => void
}

/** The right half: the total with its keys or what a key opened, the payment, the change. */
export function SellMoney({ desk, point, totals, acts, payWith, isMoneyTime, onAction }: Props) {
  const words = useWords()
  const { cart, sale } = desk
  const { flow, lastSale } = useStore(sale)
  const side = useStore(desk.side, ({ side }) => side)
  const { cart: open, past } = useStore(cart)
  const setQr = useCallback((qr: Cart['qr']) => cart.set({ qr }), [cart])
  if (flow.step === 'done') return <DonePanel sale={flow.sale} onNext={sale.next} />
  if (isMoneyTime)
    return (
      <PaymentPanel
        key={payWith.press}
        amount={totals?.amount ?? 0}
        taken={open?.tenders ?? NOTHING}
        cashStep={point.settings.cashStep}
        startWith={payWith.method}
        payee={point.bank}
        saleNumber={nextNumber(desk.till)}
        isChecking={flow.step === 'checking'}
        isCommitting={flow.step === 'committing'}
        qr={open?.qr ?? null}
        onQr={setQr}
        onTake={(tenders) => cart.set({ tenders, qr: null })}
        onFinish={(tenders) => void sale.pay(tenders)}
        onBack={sale.back}
      />
    )
  return (
    <>
      <TotalPanel totals={totals} tags={tagsOf(open, words)} />
      {side.is === 'none' ? (
        <ActionKeys
          hasGoods={totals !== null}
          isChecking={flow.step === 'checking'}
          canUndo={past.length > 0}
          onAction={onAction}
          onDrop={acts.drop}
        />
      ) : (
        <SideOf desk={desk} point={point} side={side} acts={acts} />
      )}
      {side.is === 'none' && open === null && lastSale && <LastSale sale={lastSale} />}
    </>
  )
}

/** What is unusual about this sale. */
function tagsOf(cart: Cart | null, words: Words): string[] {
  if (!cart) return []
  const { channel, event, buyer } = cart
  const given = buyer && BUYER_FIELDS.find((field) => buyer[field] !== '')
  return [
    ...(buyer && given ? [words('buyer.tag', { who: buyer[given] })] : []),
    ...(channel === CHANNEL_TILL ? [] : [words('channel.tag', { channel })]),
    ...(event === null ? [] : [words('channel.tag.event', { event })]),
  ]
}

const NOTHING = [] as const
