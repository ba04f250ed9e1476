import { beforeEach, describe, expect, test } from 'vitest'
import { mintId, saleIdSchema, shiftIdSchema } from '#shared/ids.ts'
import { vnd } from '#shared/money.ts'
import type { Tender } from '#shared/selling/payments.ts'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { createRig, type Rig } from '../../core/testing/rig.ts'
import { createCartStore } from '../cart/cart-store.ts'
import { createSaleStore } from '../sale/sale-store.ts'
import { createDesk, type Desk } from './desk.ts'
import { createStore } from 'zustand/vanilla'
import { DEFAULT_PREFERENCES, type Preferences } from '../settings/preferences.ts'
import { createNotices } from './notices.ts'

const id = (text: string) => text as never
const coffee = buildProduct({ barcodes: ['8934588012112'] })
const tea = buildProduct({
  id: id('tea'),
  name: 'Trà gừng',
  code: 'TR-001',
  barcodes: ['OCOP-AS-0099', 'TWIN-0001'],
})
const rice = buildProduct({ id: id('rice'), name: 'Gạo nếp', code: 'GA-001', barcodes: ['TWIN-0001'] })
const wine = buildProduct({
  id: id('wine'),
  name: 'Rượu cần',
  code: 'RC-001',
  barcodes: ['WINE-0001'],
  group: '2026:15',
})
const free = buildProduct({
  id: id('free'),
  name: 'Quà tặng',
  code: 'QT-001',
  barcodes: ['GIFT-0001'],
  unitPrice: vnd(0),
})
const operator = { id: 'op-1', name: 'Hợp tác xã', taxCode: '', vatMethod: 'direct' }
const point = {
  id: 'bmt01',
  code: 'BMT01',
  name: 'Trung tâm OCOP',
  address: '',
  operator,
  settings: { asksAge: true },
}

const cash = (given: number): Tender[] => [{ method: 'cash', given, reference: null }]

let rig: Rig
let desk: Desk

beforeEach(async () => {
  rig = await createRig()
  for (const row of [coffee, tea, rice, free, wine])
    rig.server.feed.push({ table: 'product', id: row.id, row })
  rig.server.feed.push(
    { table: 'producer', id: buildProducer().id, row: buildProducer() },
    { table: 'point', id: 'bmt01', row: point },
  )
  await rig.till.syncOnce()
  const cashier = { id: id('nv-1'), name: 'Thu ngân 1' }
  await rig.till.commit('shift.opened', {
    shiftId: shiftIdSchema.parse('ca-1'),
    cashier,
    float: vnd(0),
    notes: null,
    remark: null,
  })
  const { till } = rig
  const cart = createCartStore({
    mintSaleId: () => saleIdSchema.parse(mintId(rig.parts.randomBytes)),
    saveCart: (saved) => till.saveCart(saved),
    loadCart: () => till.loadCart(),
  })
  const nowMs = () => rig.clock.nowMs()
  const openCart = () => cart.getState().cart
  const sale = createSaleStore({
    till,
    nowMs,
    openCart,
    onSold: cart.clear,
    onVoided: cart.renew,
    onTrouble: () => {},
  })
  const preferences = createStore<Preferences>(() => DEFAULT_PREFERENCES)
  const config = { apiUrl: '', version: '0', shell: 'kiosk', suggestedCode: null } as const
  desk = createDesk({ till, config, cart, sale, notices: createNotices(), preferences, nowMs })
})

async function putPoint(row: object): Promise<void> {
  rig.server.feed.push({ table: 'point', id: 'bmt01', row })
  await rig.till.syncOnce()
}

const goods = () =>
  desk.cart.getState().cart?.lines.map(({ product, quantity }) => [product.id, quantity]) ?? []
const said = () => desk.notices.getState().notice?.key

describe('a scan at the counter', () => {
  test('is a line; scanned again it is one more', () => {
    for (const code of ['8934588012112', 'OCOP-AS-0099', '08934588012112']) desk.scan(code)
    expect(goods()).toEqual([
      [coffee.id, 2000],
      ['tea', 1000],
    ])
  })

  test('of a code that a Vietnamese typing program changed finds the product all the same [T22]', () => {
    desk.scan('OCOP-Á-0099')
    expect(goods()).toEqual([['tea', 1000]])
  })

  test('of a code on several products asks which one [T23]', () => {
    desk.scan('TWIN-0001')
    expect(goods()).toEqual([])
    expect(desk.questions.getState().questions[0]).toMatchObject({
      ask: 'which',
      products: [{ id: 'tea' }, { id: 'rice' }],
    })
    desk.scan('8934588012112')
    expect(desk.questions.getState().questions).toHaveLength(1)
    desk.dropQuestion()
    desk.take(rice)
    expect(goods()).toEqual([
      [coffee.id, 1000],
      ['rice', 1000],
    ])
  })

  test('of an unknown code offers what can be done, until the next scan', () => {
    desk.scan('8934588999999')
    expect(desk.questions.getState().questions).toEqual([{ ask: 'unknown', code: '8934588999999' }])
    desk.scan('8934588012112')
    expect(desk.questions.getState().questions).toEqual([])
    expect(goods()).toEqual([[coffee.id, 1000]])
  })

  test('of alcohol asks once for the buyer’s age, however many bottles, and holds up nothing else', async () => {
    desk.scan('WINE-0001')
    desk.scan('WINE-0001')
    desk.scan('8934588012112')
    expect(goods()).toEqual([[coffee.id, 1000]])
    expect(desk.questions.getState().questions).toEqual([{ ask: 'age', products: [wine, wine] }])
    desk.dropQuestion()
    for (const bottle of [wine, wine]) desk.take(bottle, { isOfAge: true })
    desk.scan('WINE-0001')
    expect(goods()).toEqual([
      [coffee.id, 1000],
      ['wine', 3000],
    ])
    desk.cart.clear()
    await putPoint({ ...point, settings: { asksAge: false } })
    desk.scan('WINE-0001')
    expect(goods()).toEqual([['wine', 1000]])
  })

  test('during a price check shows the price and adds nothing', () => {
    desk.open({ is: 'price-check', product: null, code: null })
    desk.scan('8934588012112')
    expect(desk.side.getState().side).toMatchObject({ is: 'price-check', product: { id: coffee.id } })
    desk.scan('8934588999999')
    expect(desk.side.getState().side).toMatchObject({ product: null, code: '8934588999999' })
    expect(goods()).toEqual([])
    desk.open({ is: 'none' })
    desk.scan('8934588012112')
    expect(goods()).toEqual([[coffee.id, 1000]])
  })

  test('of goods without a price adds nothing and says so', () => {
    desk.scan('GIFT-0001')
    expect(goods()).toEqual([])
    expect(said()).toBe('notice.no-price')
  })

  test('while the money is counted goes into the same sale', async () => {
    desk.scan('8934588012112')
    await desk.sale.startPaying()
    desk.scan('OCOP-AS-0099')
    expect(goods()).toHaveLength(2)
    expect(said()).toBe('notice.due-changed')
  })

  test('while the sale is being written is kept for the next one', async () => {
    desk.scan('8934588012112')
    await desk.sale.startPaying()
    const paid = desk.sale.pay(cash(1_000_000))
    desk.scan('OCOP-AS-0099')
    desk.scan('TWIN-0001')
    expect(goods()).toEqual([[coffee.id, 1000]])
    await paid
    expect(goods()).toEqual([['tea', 1000]])
    expect(desk.questions.getState().questions[0]).toMatchObject({ ask: 'which', code: 'TWIN-0001' })
    expect((await rig.till.recentSales(9))[0]?.sale.lines).toHaveLength(1)
  })

  test('after the receipt begins the next sale', async () => {
    desk.scan('8934588012112')
    await desk.sale.startPaying()
    await desk.sale.pay(cash(125_000))
    expect(desk.sale.getState().flow.step).toBe('done')
    desk.scan('8934588012112')
    expect(desk.sale.getState().flow.step).toBe('selling')
    expect(goods()).toEqual([[coffee.id, 1000]])
  })
})
