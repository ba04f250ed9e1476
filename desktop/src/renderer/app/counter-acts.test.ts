import { beforeEach, describe, expect, test } from 'vitest'
import { staffIdSchema } from '#shared/ids.ts'
import { type CounterActs, counterActs } from './counter-acts.ts'
import { cash, createDeskRig, deskOf, type DeskRig, GOODS, POINT } from './testing/desk-rig.ts'
import { type WorkActs, workActs } from './work-acts.ts'

let counter: DeskRig
let acts: CounterActs
let work: WorkActs

beforeEach(async () => {
  counter = await createDeskRig()
  acts = counterActs(counter.desk, counter.mintProductId)
  work = workActs(counter.desk)
})

const scan = (...codes: string[]) => codes.forEach((code) => counter.desk.scan(code))
const [COFFEE, TEA] = ['8934588012112', 'OCOP-AS-0099']

describe('the keys of the counter', () => {
  test('drop the sale and bring it back; a sale paid in part is not dropped', () => {
    scan(COFFEE, TEA)
    const before = counter.goods()
    acts.drop()
    expect([counter.goods(), counter.said()]).toEqual([[], 'notice.dropped'])
    acts.undo()
    expect(counter.goods()).toEqual(before)
    counter.desk.cart.set({ tenders: cash(1000) })
    acts.drop()
    expect([counter.goods(), counter.said()]).toEqual([before, 'notice.paid-in-part'])
  })

  test('remove the line last touched, not simply the last', () => {
    scan(COFFEE, TEA, COFFEE)
    acts.removeLast()
    expect(counter.goods()).toEqual([['tea', 1000]])
  })

  test('take what stands still on the scale for goods sold by weight, once', () => {
    scan(COFFEE, 'KG-0001')
    expect(acts.takeWeight()).toBe(false)
    counter.paper.tell('scale.weighed', { weightGrams: 1255 })
    expect(acts.takeWeight()).toBe(true)
    expect(counter.goods()).toEqual([
      [GOODS.coffee.id, 1000],
      ['pepper', 1255],
    ])
    expect(acts.takeWeight()).toBe(false)
    counter.desk.cart.select(0)
    expect(acts.takeWeight()).toBe(false)
    counter.desk.cart.select(1)
    counter.paper.tell('scale.weighed', { weightGrams: null })
    expect(acts.takeWeight()).toBe(false)
  })

  test('take nothing off while the money is counted', async () => {
    scan(COFFEE)
    await counter.desk.sale.startPaying()
    acts.removeLast()
    acts.undo()
    acts.drop()
    expect(await acts.discount(0, { kind: 'percent', basisPoints: 100 })).toBe(false)
    expect(counter.goods()).toHaveLength(1)
  })

  test('discount within the cashier’s limit; above it nothing changes and the sale is not paid without a manager', async () => {
    scan(COFFEE)
    expect(await acts.discount(null, { kind: 'percent', basisPoints: 1000 })).toBe(true)
    expect(await acts.discount(0, { kind: 'percent', basisPoints: 500 })).toBe(false)
    expect(counter.said()).toBe('discount.above-limit')
    expect(counter.desk.cart.getState().cart?.lines[0]?.discount).toBe(0)

    await counter.putPoint({ ...POINT, settings: { cashierDiscount: { basisPoints: 10_000, amount: 5000 } } })
    await acts.pay()
    expect(counter.desk.sale.getState().flow.step).toBe('selling')
    await acts.discount(null, null)
    await acts.pay()
    expect(counter.desk.sale.getState().flow.step).toBe('paying')
  })

  test('discount above the limit as far as a manager allowed it for this sale, and no further', async () => {
    scan(COFFEE)
    const asked: unknown[] = []
    counter.desk.staff.approve = async (...what) => {
      asked.push(what)
      return { is: 'approved', by: { id: staffIdSchema.parse('ql-1'), name: 'Quản lý' } }
    }
    expect(await acts.discount(0, { kind: 'percent', basisPoints: 5000 })).toBe(true)
    expect(counter.desk.cart.getState().cart?.lines[0]?.discount).toBe(62_500)
    expect(await acts.discount(0, { kind: 'percent', basisPoints: 4000 })).toBe(true)
    expect(asked).toEqual([['discount', { basisPoints: 5000, amount: 62_500 }]])
    expect(await acts.discount(0, { kind: 'percent', basisPoints: 5100 })).toBe(true)
    expect(asked).toHaveLength(2)
  })

  test('sell goods that no catalogue knows, tell the office, and know them again in this sale', async () => {
    scan('8939999999999')
    await acts.sellUnknown({ name: 'Nón lá', unit: 'cái', unitPrice: 45_000, code: '8939999999999' })
    scan('8939999999999')
    const line = counter.desk.cart.getState().cart?.lines[0]
    expect(line).toMatchObject({ quantity: 2000, unitPrice: 45_000, priceVersion: 0 })
    await counter.desk.sale.startPaying()
    await counter.desk.sale.pay(cash(90_000))
    const [sold] = await counter.rig.till.recentSales(1)
    expect(sold?.sale).toMatchObject({ total: 90_000, lines: [{ productName: 'Nón lá', star: 0 }] })
  })
})

describe('a held sale', () => {
  test('[T29] waits under its name over a restart, sells nothing, and comes back whole', async () => {
    scan(COFFEE, TEA)
    const { cart } = counter.desk.cart.getState()
    await work.hold('Áo đỏ')
    expect(counter.goods()).toEqual([])
    scan(TEA)
    await counter.desk.sale.startPaying()
    await counter.desk.sale.pay(cash(125_000))

    await counter.rig.restart()
    const desk = deskOf(counter.rig)
    expect(await desk.cart.restore()).toBe(false)
    const [held] = await counter.rig.till.heldCarts()
    expect(held?.name).toBe('Áo đỏ')
    if (held) await workActs(desk).recall(held)
    expect(desk.cart.getState().cart).toEqual(cart)
    expect(await counter.rig.till.recentSales(9)).toHaveLength(1)
  })

  test('is not recalled over an open one, nor are more held than may be', async () => {
    for (const name of ['một', 'hai']) {
      scan(COFFEE)
      await work.hold(name)
    }
    scan(TEA)
    await work.hold('ba')
    expect([counter.goods(), counter.said()]).toEqual([[['tea', 1000]], 'notice.too-many-held'])
    const [first] = await counter.rig.till.heldCarts()
    if (first) await work.recall(first)
    expect([counter.goods(), counter.said()]).toEqual([[['tea', 1000]], 'hold.open-first'])
  })

  test('takes no goods along that are scanned while it is put aside', async () => {
    scan(COFFEE)
    const holding = work.hold('một')
    scan(TEA)
    await holding
    expect(counter.goods()).toEqual([['tea', 1000]])
    expect((await counter.rig.till.heldCarts())[0]?.json).not.toContain(GOODS.tea.name)
  })
})

test('cash is moved with its reason', async () => {
  await work.moveCash('out', { amount: 50_000, reason: 'Mua nước' })
  expect(counter.said()).toBe('notice.cash-out')
  const kept = await counter.rig.inStore((db) => db.own.toCollection().last())
  expect(kept?.text).toContain('"direction":"out","amount":50000,"reason":"Mua nước"')
})
