import { beforeAll, describe, expect, it } from 'vitest'
import { returnIdSchema, saleIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { must } from '#shared/result.ts'
import { buildReturn } from '#shared/selling/return.ts'
import { createRig, type Rig } from '../testing/rig.ts'
import type { FoundSale, SlipQuery } from '../till.ts'

const BY = staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' })
let one: Rig
let two: Rig
let sales: SaleCompleted[]

const found = async (rig: Rig, slip: SlipQuery) => must(await rig.till.findSale(slip), 'a sale')
const qrOf = (rig: Rig, seq: number): SlipQuery => {
  const { tillId } = must(rig.till.getState().identity, 'an identity')
  return { is: 'entry', tillId, seq, hash: must(rig.box.lines[seq - 1], 'a line').hash.slice(0, 16) }
}

/** Takes back a piece of the first line on a till that found the sale. */
async function takeBack(rig: Rig, sold: FoundSale): Promise<void> {
  const number = { point: 'BMT01', till: 1, return: rig.till.nextReturnNumber() }
  const body = buildReturn(sold, [{ saleLine: 0, quantity: 1 }], {
    returnId: returnIdSchema.parse(`r${rig.box.lines.length}`),
    number,
    shiftId: null,
    cashier: BY,
    approvedBy: null,
    reason: 'Hàng lỗi',
    refunds: [],
    cashStep: 0,
    exchangeSaleId: null,
  })
  if (!body.ok) throw new Error(body.error.code)
  expect((await rig.till.commit('sale.returned', body.value)).outcome).toBe('done')
}

const exchange = async () => {
  for (const rig of [one, two, one]) await rig.till.syncOnce()
}

beforeAll(async () => {
  one = await createRig({ seed: 1 })
  one.server.codes.add('CODE-2')
  two = await createRig({ seed: 2, server: one.server, isEnrolled: false })
  await two.till.enrol({ code: 'CODE-2', name: 'Quầy 2' })
  for (const rig of [one, two]) {
    const { tillId, number } = must(rig.till.getState().identity, 'an identity')
    one.server.feed.push({
      table: 'till',
      id: tillId,
      row: { id: tillId, number, name: `Quầy ${number}`, isRevoked: false },
    })
  }
  sales = []
  for (let sale = 0; sale < 3; sale += 1) {
    sales.push(one.sale())
    await one.till.commit('sale.completed', must(sales.at(-1), 'a sale'))
    one.clock.advance(60_000)
  }
  await exchange()
})

describe('a sale is found', () => {
  it('by the QR of its slip and by its number, on its own till and on another', async () => {
    for (const rig of [one, two])
      for (const [index, sale] of sales.entries()) {
        const byQr = await found(rig, qrOf(one, index + 2))
        expect(byQr).toMatchObject({
          sale,
          isVoided: false,
          returns: [],
          ref: { saleId: sale.saleId, seq: index + 2 },
        })
        expect(byQr.left.map(({ quantity }) => quantity)).toEqual(sale.lines.map(({ quantity }) => quantity))
        expect(await rig.till.findSale({ is: 'sale', till: 1, sale: index + 1 })).toEqual(byQr)
      }
    expect(await two.till.findSale({ is: 'sale', till: null, sale: 1 })).toBeNull()
    expect(await one.till.findSale({ is: 'sale', till: 9, sale: 1 })).toBeNull()
    expect(await one.till.findSale({ ...qrOf(one, 2), hash: '0'.repeat(16) } as SlipQuery)).toBeNull()
    expect(await one.till.findSale(qrOf(one, 1))).toBeNull() // no sale
  })

  it('[T38] with what every till of the point took back, and by the slip of a return', async () => {
    const [sale] = sales
    const whole = must(sale?.lines[0], 'a line').quantity
    await takeBack(one, await found(one, qrOf(one, 2)))
    await exchange()
    await takeBack(two, await found(two, { is: 'sale', till: 1, sale: 1 }))
    expect((await found(two, qrOf(one, 2))).left[0]?.quantity).toBe(whole - 2)
    expect((await found(one, qrOf(one, 2))).left[0]?.quantity).toBe(whole - 1) // not known there yet
    await exchange()
    const known = await found(one, qrOf(one, 2))
    expect(known.left[0]?.quantity).toBe(whole - 2)
    expect(known.returns).toHaveLength(2)
    expect(await one.till.findSale(qrOf(two, two.box.lines.length))).toEqual(known)
    expect(await two.till.findSale({ is: 'return', till: 1, return: 1 })).toEqual(known)
    expect(await one.till.findSale({ is: 'return', till: null, return: 1 })).toEqual(known)
    expect([one.till.nextReturnNumber(), two.till.nextReturnNumber()]).toEqual([2, 2])
    expect((await one.restart()).nextReturnNumber()).toBe(2)
  })

  it('among recent ones by words in any spelling and by day, newest first, on any till', async () => {
    for (const rig of [one, two]) {
      const all = await rig.till.searchSales({ text: '', day: null, limit: 9 })
      expect(all.map(({ sale }) => sale.number.sale)).toEqual([3, 2, 1])
      expect(await rig.till.searchSales({ text: '', day: null, limit: 2 })).toEqual(all.slice(0, 2))
      const [, second] = all
      const words = `${second?.sale.lines[0]?.productName.toUpperCase()} ${second?.sale.total} 000002`
      expect(await rig.till.searchSales({ text: words, day: null, limit: 9 })).toEqual([second])
      const today = '2026-11-22' as never
      expect(await rig.till.searchSales({ text: 'THU NGAN', day: today, limit: 9 })).toHaveLength(3)
      expect(await rig.till.searchSales({ text: '', day: '2026-11-21' as never, limit: 9 })).toEqual([])
    }
  })

  it('with the word that it did not happen', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'before')
    const sale = rig.sale({ saleId: saleIdSchema.parse('void-me') })
    await rig.till.commit('sale.completed', sale)
    await rig.till.settle('void', BY)
    expect(await found(rig, { is: 'sale', till: null, sale: 1 })).toMatchObject({ isVoided: true })
  })
})
