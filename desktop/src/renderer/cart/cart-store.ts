import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SaleId } from '#shared/ids.ts'
import type { CartLine } from '#shared/selling/price-cart.ts'
import type { SavedCart } from '../../core/till.ts'
import {
  addLine,
  type Cart,
  QUANTITY_TO_CONFIRM,
  readCart,
  removeLine,
  setQuantity,
  writeCart,
} from './cart.ts'

export type CartState = {
  cart: Cart | null
  /** The line the last scan or key was about. */
  selected: number | null
  /** A surprising quantity that waits for a yes. */
  toConfirm: { index: number; quantity: number } | null
}

export type CartStore = StoreApi<CartState> & {
  /** Takes the line in; the line it ended up in. */
  add(line: CartLine): CartLine
  select(index: number | null): void
  changeQuantity(index: number, quantity: number): void
  confirmQuantity(isRight: boolean): void
  remove(index: number): void
  clear(): void
  /** The same goods under a new sale: the old saleId is journaled, and voided. */
  renew(): void
  restore(): Promise<boolean>
}

type Parts = {
  mintSaleId(): SaleId
  saveCart(cart: SavedCart | null): Promise<void>
  loadCart(): Promise<SavedCart | null>
}

const EMPTY: CartState = { cart: null, selected: null, toConfirm: null }

/** The open cart, kept on disk at every change so that it outlives a power cut. */
export function createCartStore({ mintSaleId, saveCart, loadCart }: Parts): CartStore {
  const store = createStore<CartState>(() => EMPTY)
  const save = latestOnly(saveCart)

  function put(lines: readonly CartLine[], selected: number | null): void {
    const cart = lines.length === 0 ? null : { saleId: store.getState().cart?.saleId ?? mintSaleId(), lines }
    store.setState({ cart, selected, toConfirm: null })
    save(cart && { saleId: cart.saleId, json: writeCart(cart) })
  }
  const lines = () => store.getState().cart?.lines ?? []

  return Object.assign(store, {
    add(line: CartLine) {
      const added = addLine(lines(), line)
      put(added.lines, added.index)
      return added.lines[added.index] ?? line
    },
    select: (selected: number | null) => store.setState({ selected }),
    changeQuantity(index: number, quantity: number) {
      const before = lines()[index]?.quantity ?? 0
      if (quantity > QUANTITY_TO_CONFIRM && quantity > before)
        store.setState({ toConfirm: { index, quantity } })
      else put(setQuantity(lines(), index, quantity), index)
    },
    confirmQuantity(isRight: boolean) {
      const { toConfirm } = store.getState()
      if (isRight && toConfirm)
        put(setQuantity(lines(), toConfirm.index, toConfirm.quantity), toConfirm.index)
      else store.setState({ toConfirm: null })
    },
    remove(index: number) {
      const left = removeLine(lines(), index)
      put(left, left.length === 0 ? null : Math.min(index, left.length - 1))
    },
    clear: () => put([], null),
    renew() {
      const held = lines()
      store.setState(EMPTY)
      if (held.length > 0) put(held, null)
    },
    async restore() {
      const saved = await loadCart()
      const cart = saved && readCart(saved.json)
      if (!cart || store.getState().cart) return false
      store.setState({ cart, selected: cart.lines.length - 1 })
      return true
    },
  })
}

/** One save at a time; of those asked meanwhile only the last is done. A failed one is tried with the next change. */
function latestOnly<T>(save: (value: T) => Promise<void>): (value: T) => void {
  let waiting: { value: T } | null = null
  let isSaving = false
  async function run(): Promise<void> {
    isSaving = true
    while (waiting) {
      const { value } = waiting
      waiting = null
      await save(value).catch(() => undefined)
    }
    isSaving = false
  }
  return (value) => {
    waiting = { value }
    if (!isSaving) void run()
  }
}
