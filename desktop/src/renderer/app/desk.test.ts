import { beforeEach, describe, expect, test } from 'vitest'
import type { Rig } from '../../core/testing/rig.ts'
import type { Desk } from './desk.ts'
import { cash, createDeskRig, type DeskRig, GOODS, POINT } from './testing/desk-rig.ts'

const { coffee, rice, wine } = GOODS

let counter: DeskRig
let desk: Desk
let rig: Rig

beforeEach(async () => {
  counter = await createDeskRig()
  ;({ desk, rig } = counter)
})

const goods = () => counter.goods()
const said = () => counter.said()

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

  test('of a scale’s label is a line with the weight, or with what comes to the price', async () => {
    const [weight, price] = [
      { prefix: '21', itemDigits: 5, valueDigits: 5, value: 'weight', step: 1 },
      { prefix: '22', itemDigits: 5, valueDigits: 5, value: 'price', step: 100 },
    ]
    await counter.putPoint({ ...POINT, settings: { asksAge: true, barcodePatterns: [weight, price] } })
    const row = { ...coffee, id: 'loose', code: '00042', barcodes: [], unit: 'kg', unitPrice: 250_000 }
    counter.rig.server.feed.push({ table: 'product', id: 'loose', row })
    await rig.till.syncOnce()
    desk.scan('2100042007505')
    desk.scan('2200042012506')
    expect(goods()).toEqual([['loose', 1250]])

    const poured = { ...wine, id: 'poured', code: '00043', barcodes: [], unit: 'kg', unitPrice: 90_000 }
    counter.rig.server.feed.push({ table: 'product', id: 'poured', row: poured })
    await rig.till.syncOnce()
    desk.scan('2100043007504')
    const [question] = desk.questions.getState().questions
    if (question?.ask !== 'age') throw new Error('nobody asked for the age')
    for (const { product, ...label } of question.goods) desk.take(product, { ...label, isOfAge: true })
    expect(goods()).toEqual([
      ['loose', 1250],
      ['poured', 750],
    ])
  })

  test('of alcohol asks once for the buyer’s age, however many bottles, and holds up nothing else', async () => {
    desk.scan('WINE-0001')
    desk.scan('WINE-0001')
    desk.scan('8934588012112')
    expect(goods()).toEqual([[coffee.id, 1000]])
    expect(desk.questions.getState().questions).toEqual([
      { ask: 'age', goods: [{ product: wine }, { product: wine }] },
    ])
    desk.dropQuestion()
    for (const bottle of [wine, wine]) desk.take(bottle, { isOfAge: true })
    desk.scan('WINE-0001')
    expect(goods()).toEqual([
      [coffee.id, 1000],
      ['wine', 3000],
    ])
    desk.cart.clear()
    await counter.putPoint({ ...POINT, settings: { asksAge: false } })
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
