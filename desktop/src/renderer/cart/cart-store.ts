import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SaleId } from '#shared/ids.ts'
import type { Buyer } from '#shared/selling/buyer.ts'
import type { Tender } from '#shared/selling/payments.ts'
import type { SavedCart } from '../../core/till.ts'
import {
  addLine,
  type Cart,
  CHANNEL_TILL,
  type OpenLine,
  QUANTITY_TO_CONFIRM,
  readCart,
  removeLine,
  setLineDiscount,
  setQuantity,
  sideOf,
  writeCart,
} from './cart.ts'
import type { Discount } from './discount.ts'
import { latestOnly } from './latest-only.ts'

export type CartState = {
  cart: Cart | null
  /** The line the last scan or key was about. */
  selected: number | null
  /** A surprising quantity that waits for a yes. */
  toConfirm: { index: number; quantity: number } | null
  /** What undo brings back, the newest last. */
  past: readonly Snapshot[]
}
type Snapshot = Pick<CartState, 'cart' | 'selected'>

export type CartStore = StoreApi<CartState> & {
  /** Takes the line in; the line it ended up in. */
  add(line: OpenLine): OpenLine
  select(index: number | null): void
  changeQuantity(index: number, quantity: number): void
  confirmQuantity(isRight: boolean): void
  discountLine(index: number, discount: Discount | null): void
  discountSale(discount: Discount | null): void
  /** Channel and event, and what was taken of a split payment. */
  set(change: Partial<Pick<Cart, 'channel' | 'event' | 'tenders' | 'qr' | 'approval'>>): void
  /** Who wants an invoice; null: nobody. */
  setBuyer(buyer: Buyer | null): void
  /** False when money was taken already and nothing would be left to sell for it. */
  remove(index: number): boolean
  /** The cashier gives the sale up; undo brings it back. False when money was taken already. */
  drop(): boolean
  /** Takes back the last action; false when there is none. */
  undo(): boolean
  /** The sale is in the books: nothing of it comes back. */
  clear(): void
  /** A held cart in place of this one, which is kept elsewhere. */
  replace(cart: Cart | null): void
  /** When the cart is on disk as it stands here. */
  saved(): Promise<void>
  /** The same goods under a new sale: the old saleId is journaled, and voided. */
  renew(): void
  restore(): Promise<boolean>
}

type Parts = {
  mintSaleId(): SaleId
  /** 16 random bytes, base64url, for the side of one sale. */
  mintSalt(): string
  saveCart(cart: SavedCart | null): Promise<void>
  loadCart(): Promise<SavedCart | null>
}

const EMPTY: CartState = { cart: null, selected: null, toConfirm: null, past: [] }
const UNDO_STEPS = 50
const NO_TENDERS: readonly Tender[] = []

/** The open cart, kept on disk at every change so that it outlives a power cut. */
export function createCartStore({ mintSaleId, mintSalt, saveCart, loadCart }: Parts): CartStore {
  const store = createStore<CartState>(() => EMPTY)
  const saves = latestOnly(saveCart)
  const lines = () => store.getState().cart?.lines ?? []

  function show(next: Snapshot, past: readonly Snapshot[]): void {
    const { cart } = next
    store.setState({ ...next, toConfirm: null, past })
    saves.save(cart && { saleId: cart.saleId, json: writeCart(cart), side: sideOf(cart) })
  }

  function put(cart: Cart | null, selected: number | null): void {
    const { cart: before, selected: at, past } = store.getState()
    show({ cart, selected }, [...past, { cart: before, selected: at }].slice(-UNDO_STEPS))
  }

  function putLines(changed: readonly OpenLine[], selected: number | null): void {
    const held = store.getState().cart ?? newCart(mintSaleId())
    put(changed.length === 0 ? null : { ...held, lines: changed }, selected)
  }

  const isPaidInPart = () => (store.getState().cart?.tenders.length ?? 0) > 0

  return Object.assign(store, {
    add(line: OpenLine) {
      const added = addLine(lines(), line)
      putLines(added.lines, added.index)
      return added.lines[added.index] ?? line
    },
    select: (selected: number | null) => store.setState({ selected }),
    changeQuantity(index: number, quantity: number) {
      const before = lines()[index]?.quantity ?? 0
      if (quantity > QUANTITY_TO_CONFIRM && quantity > before)
        store.setState({ toConfirm: { index, quantity } })
      else putLines(setQuantity(lines(), index, quantity), index)
    },
    confirmQuantity(isRight: boolean) {
      const { toConfirm } = store.getState()
      if (isRight && toConfirm)
        putLines(setQuantity(lines(), toConfirm.index, toConfirm.quantity), toConfirm.index)
      else store.setState({ toConfirm: null })
    },
    discountLine: (index: number, discount: Discount | null) =>
      putLines(setLineDiscount(lines(), index, discount), index),
    discountSale(discount: Discount | null) {
      const { cart, selected } = store.getState()
      if (cart) put({ ...cart, discount }, selected)
    },
    set(change: Partial<Cart>) {
      const { cart, selected, past } = store.getState()
      if (cart) show({ cart: { ...cart, ...change }, selected }, past)
    },
    setBuyer(buyer: Buyer | null) {
      const { cart, selected, past } = store.getState()
      if (cart) show({ cart: { ...cart, buyer: buyer && { ...buyer, salt: mintSalt() } }, selected }, past)
    },
    remove(index: number) {
      const left = removeLine(lines(), index)
      if (left.length === 0 && isPaidInPart()) return false
      putLines(left, left.length === 0 ? null : Math.min(index, left.length - 1))
      return true
    },
    drop() {
      if (isPaidInPart()) return false
      if (store.getState().cart) put(null, null)
      return true
    },
    undo() {
      const { cart: now, past } = store.getState()
      const before = past.at(-1)
      if (!before || (before.cart === null && isPaidInPart())) return false
      // Money is taken back by its own key, never by undo.
      const kept = now && {
        tenders: now.tenders,
        channel: now.channel,
        event: now.event,
        qr: now.qr,
        approval: now.approval,
        buyer: now.buyer,
      }
      show({ ...before, cart: before.cart && { ...before.cart, ...kept } }, past.slice(0, -1))
      return true
    },
    clear: () => show({ cart: null, selected: null }, []),
    replace(cart: Cart | null) {
      store.setState({ cart, selected: cart ? cart.lines.length - 1 : null, toConfirm: null, past: [] })
    },
    saved: saves.settled,
    renew() {
      const { cart } = store.getState()
      const buyer = cart?.buyer ? { ...cart.buyer, salt: mintSalt() } : null // a side belongs to one sale
      show({ cart: cart && { ...cart, saleId: mintSaleId(), buyer }, selected: null }, [])
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

function newCart(saleId: SaleId): Cart {
  const figures = { discount: null, tenders: NO_TENDERS, qr: null, approval: null, buyer: null }
  return { saleId, lines: [], channel: CHANNEL_TILL, event: null, ...figures }
}
