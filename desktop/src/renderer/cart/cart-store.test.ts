import { describe, expect, test } from 'vitest'
import { saleIdSchema } from '#shared/ids.ts'
import { NO_BUYER } from '#shared/selling/buyer.ts'
import { buildCart } from '#shared/testing/carts.ts'
import { seededRandom } from '#shared/testing/random.ts'
import type { SavedCart } from '../../core/till.ts'
import { type OpenLine, readCart } from './cart.ts'
import { createCartStore } from './cart-store.ts'

/** A disk that answers when told, and remembers what it was given. */
function createShelf() {
  const shelf = { kept: null as SavedCart | null, saves: 0, isFailing: false, ids: 0, salts: 0 }
  const store = createCartStore({
    mintSaleId: () => saleIdSchema.parse(`sale-${++shelf.ids}`),
    mintSalt: () => `salt-${++shelf.salts}`,
    async saveCart(cart) {
      shelf.saves++
      await Promise.resolve()
      if (shelf.isFailing) throw new Error('disk')
      shelf.kept = cart
    },
    loadCart: async () => shelf.kept,
  })
  return { shelf, store }
}

const [line, other] = buildCart(seededRandom(3)).map((line) => ({
  ...line,
  discount: 0,
  discountAs: null,
})) as unknown as [OpenLine, OpenLine]
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the open cart', () => {
  test('gets its saleId with the first line and keeps it', async () => {
    const { store, shelf } = createShelf()
    expect(store.getState().cart).toBeNull()
    store.add(line)
    store.add(other)
    expect(store.getState().cart?.saleId).toBe('sale-1')
    await settled()
    expect(readCart(shelf.kept?.json ?? '')).toEqual(store.getState().cart)
  })

  test('gets another saleId when it was emptied', () => {
    const { store } = createShelf()
    store.add(line)
    store.clear()
    store.add(line)
    expect(store.getState().cart?.saleId).toBe('sale-2')
  })

  test('is kept as it last was, however quickly it changes', async () => {
    const { store, shelf } = createShelf()
    for (let scan = 0; scan < 50; scan++) store.add(line)
    await settled()
    expect(readCart(shelf.kept?.json ?? '')).toEqual(store.getState().cart)
    expect(shelf.saves).toBeLessThan(5)
  })

  test('is kept with the next change when a save failed', async () => {
    const { store, shelf } = createShelf()
    shelf.isFailing = true
    store.add(line)
    await settled()
    shelf.isFailing = false
    store.add(other)
    await settled()
    expect(readCart(shelf.kept?.json ?? '')?.lines).toHaveLength(2)
  })

  test('comes back after a power cut, but not over a cart that was begun', async () => {
    const { store, shelf } = createShelf()
    store.add(line)
    await settled()
    const next = createCartStore({
      mintSaleId: () => saleIdSchema.parse('x'),
      mintSalt: () => 'x',
      saveCart: async () => {},
      loadCart: async () => shelf.kept,
    })
    expect(await next.restore()).toBe(true)
    expect(next.getState().cart).toEqual(store.getState().cart)
    next.clear()
    next.add(other)
    expect(await next.restore()).toBe(false)
  })

  test('asks before it believes a surprising quantity [T24]', () => {
    const { store } = createShelf()
    store.add({ ...line, quantity: 1000 })
    store.changeQuantity(0, 8_934_000)
    expect(store.getState().cart?.lines[0]?.quantity).toBe(1000)
    store.confirmQuantity(false)
    expect(store.getState()).toMatchObject({ toConfirm: null, cart: { lines: [{ quantity: 1000 }] } })
    store.changeQuantity(0, 8_934_000)
    store.confirmQuantity(true)
    expect(store.getState()).toMatchObject({ toConfirm: null, cart: { lines: [{ quantity: 8_934_000 }] } })
    store.changeQuantity(0, 5_000_000)
    expect(store.getState().cart?.lines[0]?.quantity).toBe(5_000_000)
  })

  test('keeps its goods under a new saleId when its sale was voided', () => {
    const { store } = createShelf()
    store.add(line)
    store.renew()
    expect(store.getState().cart).toMatchObject({ saleId: 'sale-2', lines: [line] })
  })

  test('takes back every action, the last first, dropping the whole sale too', () => {
    const { store } = createShelf()
    const goods = () => store.getState().cart?.lines.map(({ quantity }) => quantity) ?? []
    store.add({ ...line, quantity: 1000 })
    store.changeQuantity(0, 3000)
    store.add({ ...other, quantity: 500 })
    store.remove(0)
    const { cart } = store.getState()
    store.drop()
    expect(goods()).toEqual([])
    expect(store.undo()).toBe(true)
    expect(store.getState().cart).toEqual(cart)
    const seen = [goods()]
    while (store.undo()) seen.push(goods())
    expect(seen).toEqual([[500], [3000, 500], [3000], [1000], []])
    expect(store.undo()).toBe(false)
  })

  test('a sale in the books is not brought back by undo', () => {
    const { store } = createShelf()
    store.add(line)
    store.clear()
    expect(store.undo()).toBe(false)
  })

  test('that money was taken for is neither dropped nor emptied, and undo gives no money back', () => {
    const { store } = createShelf()
    store.add({ ...line, quantity: 1000 })
    store.changeQuantity(0, 2000)
    const tenders = [{ method: 'vietqr', given: 50_000, reference: 'QR1' }] as const
    store.set({ tenders })
    expect([store.drop(), store.remove(0)]).toEqual([false, false])
    expect(store.undo()).toBe(true)
    expect(store.getState().cart).toMatchObject({ tenders, lines: [{ quantity: 1000 }] })
    expect(store.undo()).toBe(false)
    store.set({ tenders: [] })
    expect(store.drop()).toBe(true)
  })

  test('keeps channel, discount, tenders and a VietQR code that waits over a power cut', async () => {
    const { store, shelf } = createShelf()
    store.add(line)
    store.discountSale({ kind: 'percent', basisPoints: 500 })
    store.set({
      channel: 'phone',
      tenders: [{ method: 'card', given: 1000, reference: '4711' }],
      qr: { amount: 50_000 },
    })
    await settled()
    expect(readCart(shelf.kept?.json ?? '')).toEqual(store.getState().cart)
  })
})

describe('a buyer who wants an invoice', () => {
  const BUYER = { ...NO_BUYER, name: 'Khách Mẫu' }
  const sideOfSalt = (salt: string) => `{"salt":"${salt}","buyer":{"name":"Khách Mẫu"}}`

  test('is kept with the cart, as it will go beside the sale', async () => {
    const { store, shelf } = createShelf()
    store.add(line)
    store.setBuyer(BUYER)
    await settled()
    expect(shelf.kept?.side).toBe(sideOfSalt('salt-1'))
    expect(readCart(shelf.kept?.json ?? '')?.buyer).toEqual({ ...BUYER, salt: 'salt-1' })
    store.setBuyer(null)
    await settled()
    expect(shelf.kept).toMatchObject({ side: null })
    expect(shelf.kept?.json).not.toContain('Khách Mẫu')
  })

  test('stays when the last line is taken back, and is gone with the sale', () => {
    const { store } = createShelf()
    store.add(line)
    store.setBuyer(BUYER)
    store.add(other)
    store.undo()
    expect(store.getState().cart?.buyer).toMatchObject(BUYER)
    store.clear()
    store.undo()
    store.add(line)
    expect(store.getState().cart?.buyer).toBeNull()
  })

  test('has another salt for another sale of the same goods', async () => {
    const { store, shelf } = createShelf()
    store.add(line)
    store.setBuyer(BUYER)
    store.renew()
    await settled()
    expect(shelf.kept?.side).toBe(sideOfSalt('salt-2'))
  })
})
