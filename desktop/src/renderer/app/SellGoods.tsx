import { type RefObject, useMemo } from 'react'
import { useStore } from 'zustand'
import type { PointRow } from '#shared/protocol/feed.ts'
import { CartPanel } from '../cart/CartPanel.tsx'
import type { RowActs } from '../cart/CartRow.tsx'
import { SearchField } from '../catalogue/SearchField.tsx'
import { AskedByScan } from './AskedByScan.tsx'
import { Receipt } from '../sale/Receipt.tsx'
import { receiptOf } from '../sale/receipt-of.ts'
import type { Hands } from './house.ts'
import type { CounterActs } from './counter-acts.ts'
import type { Desk } from './desk.ts'
import { ScaleBand } from './ScaleBand.tsx'

type Props = {
  desk: Desk
  hands: Hands
  point: PointRow
  acts: CounterActs
  isLocked: boolean
  search: RefObject<HTMLInputElement | null>
  onSearch: () => void
}

/** The left half: what a scan asks, the search, and the goods or the slip. */
export function SellGoods({ desk, hands, point, acts, isLocked, search, onSearch }: Props) {
  const { cart, sale } = desk
  const cartState = useStore(cart)
  const { flow } = useStore(sale)
  const rowActs = useMemo<RowActs>(
    () => ({
      select: cart.select,
      changeQuantity: cart.changeQuantity,
      remove: acts.remove,
      leave: onSearch,
    }),
    [cart, acts, onSearch],
  )
  const lines = cartState.cart?.lines ?? NO_LINES
  return (
    <>
      {/* Above the search: its list of what was found must not cover the question. */}
      <AskedByScan desk={desk} onSearch={onSearch} />
      <SearchField
        finder={desk.finder()}
        timers={hands.timers}
        onPick={desk.take}
        onStep={(step) => cart.select(stepped(cartState.selected, step, lines.length))}
        inputRef={search}
      />
      {!isLocked && <ScaleBand desk={desk} acts={acts} />}
      {flow.step === 'done' ? (
        <Receipt rows={receiptOf(flow, point)} />
      ) : (
        <CartPanel lines={lines} state={cartState} store={cart} acts={rowActs} isLocked={isLocked} />
      )}
    </>
  )
}

function stepped(selected: number | null, step: 1 | -1, count: number): number | null {
  if (count === 0) return null
  return Math.min(Math.max((selected ?? count) + step, 0), count - 1)
}

const NO_LINES = [] as const
