import { useStore } from 'zustand'
import { must } from '#shared/result.ts'
import { priceCart } from '#shared/selling/price-cart.ts'
import { ExchangeBand } from '../returns/ExchangeBand.tsx'
import type { ReturnStore } from '../returns/return-store.ts'
import { pricingOf } from '../sale/sale-store.ts'
import type { Desk } from './desk.ts'

/** Above the counter while goods are exchanged: what was refunded, and what changes hands for the new ones. */
export function ExchangeUnderWay({
  desk,
  returns,
  nowMs,
}: {
  desk: Desk
  returns: ReturnStore
  nowMs: () => number
}) {
  const exchange = useStore(returns, ({ exchange }) => exchange)
  const cart = useStore(desk.cart, ({ cart }) => cart)
  if (!exchange) return null
  const point = must(desk.till.getState().point, 'the point of an open shift')
  const priced = cart && priceCart(cart.lines, pricingOf(cart, point, nowMs()))
  return (
    <ExchangeBand
      exchange={exchange}
      due={priced?.ok ? priced.value.amount : null}
      onEnd={returns.endExchange}
    />
  )
}
