import { useMemo } from 'react'
import { useStore } from 'zustand'
import { BuyerPanel } from '../cart/BuyerPanel.tsx'
import { ChannelPanel } from '../cart/ChannelPanel.tsx'
import { DiscountPanel } from '../cart/DiscountPanel.tsx'
import { HoldPanel } from '../cart/HoldPanel.tsx'
import { OpenPriceForm } from '../catalogue/OpenPriceForm.tsx'
import { PriceCheck } from '../catalogue/PriceCheck.tsx'
import { CashPanel } from '../shift/CashPanel.tsx'
import type { CounterActs } from './counter-acts.ts'
import type { PointRow } from '#shared/protocol/feed.ts'
import type { Desk } from './desk.ts'
import { HelpPanel } from './HelpPanel.tsx'
import { MenuPanel, type Work } from './MenuPanel.tsx'
import { NO_SIDE, type Side } from './side.ts'
import { workActs } from './work-acts.ts'

type Props = { desk: Desk; point: PointRow; side: Side; acts: CounterActs }

/** What a key opened in place of the keys. */
export function SideOf({ desk, point, side, acts }: Props) {
  const { cart, selected } = useStore(desk.cart)
  const work = useMemo(() => workActs(desk), [desk])
  const close = () => desk.open(NO_SIDE)
  switch (side.is) {
    case 'help':
      return <HelpPanel onClose={close} />
    case 'menu':
      return <MenuPanel onWork={(chosen) => go(desk, chosen)} onClose={close} />
    case 'hold':
      return (
        <HoldPanel
          hasGoods={cart !== null}
          loadHeld={desk.till.heldCarts}
          onHold={work.hold}
          onRecall={work.recall}
          onClose={close}
        />
      )
    case 'channel':
      return (
        cart && <ChannelPanel cart={cart} settings={point.settings} onSet={desk.cart.set} onClose={close} />
      )
    case 'cash-in':
    case 'cash-out': {
      const direction = side.is === 'cash-in' ? 'in' : 'out'
      return (
        <CashPanel
          key={direction}
          direction={direction}
          onMove={(moved) => work.moveCash(direction, moved)}
          onClose={close}
        />
      )
    }
    case 'discount':
      return cart && <DiscountPanel cart={cart} selected={selected} onApply={acts.discount} onClose={close} />
    case 'buyer':
      return (
        cart && (
          <BuyerPanel
            key={cart.saleId}
            buyer={cart.buyer}
            onSet={(buyer) => {
              desk.cart.setBuyer(buyer)
              close()
            }}
            onClose={close}
          />
        )
      )
    case 'price-check':
      return (
        <PriceCheck
          product={side.product}
          code={side.code}
          catalogue={desk.finder().catalogue}
          onAdd={(product) => {
            close()
            desk.take(product)
          }}
          onClose={close}
        />
      )
    case 'open-price':
      return <OpenPriceForm key={side.code} code={side.code} onAdd={acts.sellUnknown} onClose={close} />
    default:
      return null
  }
}

function go(desk: Desk, chosen: Work): void {
  if (chosen !== 'channel' && chosen !== 'cash-in' && chosen !== 'cash-out') return desk.show(chosen)
  if (chosen === 'channel' && !desk.cart.getState().cart) {
    desk.open(NO_SIDE)
    return desk.notices.say('info', { key: 'channel.empty' })
  }
  desk.open({ is: chosen })
}
