import { beforeEach, describe, expect, test } from 'vitest'
import { mintId, saleIdSchema, shiftIdSchema } from '#shared/ids.ts'
import { hashSide } from '#shared/journal/hash.ts'
import { NO_BUYER } from '#shared/selling/buyer.ts'
import { failNextAdd } from '../../core/testing/store-faults.ts'
import { vnd } from '#shared/money.ts'
import { must } from '#shared/result.ts'
import type { Tender } from '#shared/selling/payments.ts'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { createRig, type Rig } from '../../core/testing/rig.ts'
import { lineOf } from '../cart/cart.ts'
import { type CartStore, createCartStore } from '../cart/cart-store.ts'
import type { Saying } from '../i18n/words.ts'
import { createSaleStore, type SaleStore } from './sale-store.ts'

const point = {
  id: 'bmt01',
  code: 'BMT01',
  name: 'Trung tâm OCOP',
  address: 'Buôn Ma Thuột',
  operator: { id: 'op-1', name: 'Hợp tác xã', taxCode: '6001234567', vatMethod: 'deduction' },
}
const cashier = { id: 'nv-1' as never, name: 'Thu ngân 1' }

const cash = (given: number): Tender[] => [{ method: 'cash', given, reference: null }]

let rig: Rig
let cart: CartStore
let sale: SaleStore
let troubles: Saying[]

beforeEach(async () => {
  rig = await createRig()
  rig.server.feed.push(
    { table: 'product', id: buildProduct().id, row: buildProduct() },
    { table: 'producer', id: buildProducer().id, row: buildProducer() },
    { table: 'point', id: 'bmt01', row: point },
  )
  await rig.till.syncOnce()
  await rig.till.commit('shift.opened', {
    shiftId: shiftIdSchema.parse('ca-1'),
    cashier,
    float: vnd(500_000),
    notes: null,
    remark: null,
  })
  troubles = []
  cart = createCartStore({
    mintSaleId: () => saleIdSchema.parse(mintId(rig.parts.randomBytes)),
    mintSalt: () => 'AAECAwQFBgcICQoLDA0ODw',
    saveCart: (saved) => rig.till.saveCart(saved),
    loadCart: () => rig.till.loadCart(),
  })
  sale = createSaleStore({
    till: rig.till,
    nowMs: () => rig.clock.nowMs(),
    openCart: () => cart.getState().cart,
    cashier: () => cashier,
    onSold: cart.clear,
    onVoided: cart.renew,
    onTrouble: (trouble) => troubles.push(trouble),
  })
  const line = lineOf(must(rig.till.catalogue().products[0], 'a product'), rig.till.catalogue())
  if (line.ok) cart.add(line.value)
})

const step = () => sale.getState().flow.step
const sales = () => rig.till.recentSales(100)

describe('selling for cash', () => {
  test('journals the cart as one sale, shows it, and only then clears the cart', async () => {
    const saleId = cart.getState().cart?.saleId
    await sale.startPaying()
    expect(step()).toBe('paying')
    await sale.pay(cash(200_000))
    expect(sale.getState().flow).toMatchObject({
      step: 'done',
      sale: {
        saleId,
        total: 125_000,
        payments: [{ method: 'cash', amount: 125_000, given: 200_000 }],
        cashier,
        number: { sale: 1 },
      },
    })
    expect(cart.getState().cart).toBeNull()
    expect(await sales()).toHaveLength(1)
    expect(await rig.till.loadCart()).toBeNull()
  })

  test('of twenty Enters at once is one sale [T13]', async () => {
    await sale.startPaying()
    await Promise.all(Array.from({ length: 20 }, () => sale.pay(cash(125_000))))
    expect(await sales()).toHaveLength(1)
    expect(step()).toBe('done')
  })

  test('with too little money is refused in words and stays at the money', async () => {
    await sale.startPaying()
    await sale.pay(cash(100_000))
    expect(troubles).toEqual([{ key: 'sale.underpaid', values: { line: 1, value: '25.000\u00a0₫' } }])
    expect(step()).toBe('paying')
    expect(await sales()).toHaveLength(0)
  })

  test('does not begin when the disk is full; the cart stays [T02]', async () => {
    rig.parts.freeBytes = async () => 1000
    await sale.startPaying()
    expect(step()).toBe('selling')
    expect(troubles).toEqual([{ key: 'refused.disk-full' }])
    expect(cart.getState().cart).not.toBeNull()
  })

  test('does not begin with an empty cart', async () => {
    cart.clear()
    await sale.startPaying()
    expect(step()).toBe('selling')
  })
})

describe('a commit of unknown outcome', () => {
  beforeEach(async () => {
    await sale.startPaying()
    rig.box.failNext('append', 'after')
    await sale.pay(cash(125_000))
  })

  test('shows no receipt and keeps the cart until the cashier has spoken [P12]', () => {
    expect(step()).toBe('unknown')
    expect(cart.getState().cart).not.toBeNull()
    expect(rig.till.getState().unsettled?.sale.saleId).toBe(cart.getState().cart?.saleId)
  })

  test('that happened gets its receipt, once', async () => {
    await sale.settle('keep')
    expect(step()).toBe('done')
    expect(cart.getState().cart).toBeNull()
    await sale.retry()
    expect(await sales()).toMatchObject([{ isVoided: false }])
  })

  test('that did not happen is voided, and the goods wait under another saleId', async () => {
    const voided = cart.getState().cart
    await sale.settle('void')
    expect(step()).toBe('selling')
    expect(cart.getState().cart?.lines).toEqual(voided?.lines)
    expect(cart.getState().cart?.saleId).not.toBe(voided?.saleId)
    expect(await sales()).toMatchObject([{ isVoided: true }])
    await sale.startPaying()
    await sale.pay(cash(125_000))
    expect((await sales()).map(({ isVoided }) => isVoided)).toEqual([false, true])
  })

  test('is not sold a second time by asking again', async () => {
    await sale.retry()
    expect(await sales()).toHaveLength(1)
    expect(step()).toBe('unknown')
  })
})

describe('a commit of unknown outcome whose stores cannot be opened', () => {
  beforeEach(async () => {
    await sale.startPaying()
    rig.box.failNext('append', 'after')
    rig.box.failNext('open', 'before')
    await sale.pay(cash(125_000))
  })

  test('stays unknown however often it is asked, and is asked about once they open', async () => {
    expect(rig.till.getState().unsettled).toBeNull()
    rig.box.failNext('open', 'before')
    await sale.retry()
    expect(step()).toBe('unknown')
    expect(troubles).toEqual([{ key: 'refused.store-closed' }])
    await sale.retry()
    expect(rig.till.getState().unsettled?.sale.saleId).toBe(cart.getState().cart?.saleId)
    await sale.settle('keep')
    expect(step()).toBe('done')
    expect(await sales()).toMatchObject([{ isVoided: false }])
  })
})

describe('a sale to a buyer who wants an invoice', () => {
  const NAME = 'Khách Mẫu'
  const SIDE = `{"salt":"AAECAwQFBgcICQoLDA0ODw","buyer":{"name":"${NAME}"}}`
  beforeEach(async () => {
    cart.setBuyer({ ...NO_BUYER, name: NAME })
    await sale.startPaying()
  })

  async function sentSides() {
    await rig.till.syncOnce()
    return rig.server.pushes.flatMap(({ entries }) => entries.flatMap((entry) => entry.side ?? []))
  }

  test('names their data by its hash alone, and sends it beside', async () => {
    await sale.pay(cash(125_000))
    expect(sale.getState().flow).toMatchObject({ step: 'done', sale: { sideHash: hashSide(SIDE) } })
    expect(JSON.stringify(rig.box.lines)).not.toContain(NAME)
    expect(await sentSides()).toEqual([SIDE])
    expect(await rig.till.loadCart()).toBeNull()
  })

  test('of unknown outcome sends the same data, however it came to be kept', async () => {
    rig.box.failNext('append', 'before')
    await sale.pay(cash(125_000))
    await sale.retry()
    await sale.settle('keep')
    expect(await sentSides()).toEqual([SIDE])
  })

  test('that was in neither store is the same sale when it is paid again', async () => {
    failNextAdd('aborts')
    rig.box.failNext('append', 'before')
    await sale.pay(cash(125_000))
    expect(await rig.till.recentSales(1)).toEqual([])
    await sale.startPaying()
    await sale.pay(cash(125_000))
    expect(await sentSides()).toEqual([SIDE])
  })
})
