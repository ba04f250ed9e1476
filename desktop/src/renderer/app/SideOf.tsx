import { useStore } from 'zustand'
import { DiscountPanel } from '../cart/DiscountPanel.tsx'
import { OpenPriceForm } from '../catalogue/OpenPriceForm.tsx'
import { PriceCheck } from '../catalogue/PriceCheck.tsx'
import type { CounterActs } from './counter-acts.ts'
import type { Desk } from './desk.ts'
import { HelpPanel } from './HelpPanel.tsx'
import { NO_SIDE, type Side } from './side.ts'

/** What a key opened in place of the keys. */
export function SideOf({ desk, side, acts }: { desk: Desk; side: Side; acts: CounterActs }) {
  const { cart, selected } = useStore(desk.cart)
  const close = () => desk.open(NO_SIDE)
  switch (side.is) {
    case 'help':
      return <HelpPanel onClose={close} />
    case 'discount':
      return cart && <DiscountPanel cart={cart} selected={selected} onApply={acts.discount} onClose={close} />
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
