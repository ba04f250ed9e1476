import { describe, expect, it } from 'vitest'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { productIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { vnd } from '#shared/money.ts'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { createRig, type Rig } from '../testing/rig.ts'
import { carriedBodies, rechained } from '../testing/wreck.ts'

const BY = staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' })
const coffee = buildProduct()

const setPrice = (rig: Rig, unitPrice: number, number: number) =>
  rig.till.commit('price.changed', {
    productId: coffee.id,
    unitPrice: vnd(unitPrice),
    number,
    reason: null,
    by: BY,
  })
const priceOf = (rig: Rig) => rig.till.catalogue().priceOf(coffee)

async function twoTills(): Promise<[Rig, Rig]> {
  const one = await createRig({ seed: 1 })
  one.server.codes.add('CODE-2')
  const two = await createRig({ seed: 2, server: one.server, isEnrolled: false })
  await two.till.enrol({ code: 'CODE-2', name: 'Quầy 2' })
  return [one, two]
}

describe('reference data', () => {
  it('comes in pages, each whole with its cursor', async () => {
    const rig = await createRig()
    for (let index = 0; index < 250; index += 1)
      rig.server.feed.push({
        table: 'product',
        id: `p-${index}`,
        row: buildProduct({ id: productIdSchema.parse(`p-${index}`) }),
      })
    rig.server.faults = [null, null, 'lost']
    await rig.till.syncOnce()
    expect(rig.till.catalogue().products).toHaveLength(100)
    expect(await rig.inStore((db) => db.meta.get('feedCursor'))).toMatchObject({ value: 'e1:100' })
    await rig.till.syncOnce()
    expect(rig.till.catalogue().products).toHaveLength(250)
  })

  it('is not applied at all when its page cannot be written', async () => {
    const rig = await createRig()
    rig.server.feed.push(
      { table: 'product', id: coffee.id, row: coffee },
      { table: 'producer', id: 'h', row: buildProducer() },
    )
    await rig.inStore(async (db) => db.feed.clear())
    const { pull } = rig.server
    rig.parts.transport.pull = async (request, token) => {
      const answer = await pull(request, token)
      if (answer.ok)
        answer.value.feed.changes.push({ table: 'product', id: 'bad', row: { hasFunction: () => 1 } })
      return answer
    }
    await expect(rig.till.syncOnce()).rejects.toThrow()
    rig.parts.transport.pull = pull
    expect(await rig.inStore((db) => db.feed.toArray())).toEqual([])
    expect(await rig.inStore((db) => db.meta.get('feedCursor'))).toBeUndefined()
    expect(rig.till.catalogue().products).toEqual([])
    await rig.till.syncOnce()
    expect(rig.till.catalogue().products).toEqual([coffee])
  })

  it('is replaced whole by a reset, taken away by a null row', async () => {
    const rig = await createRig()
    rig.server.feed.push(
      { table: 'product', id: coffee.id, row: coffee },
      { table: 'product', id: 'x', row: { ...coffee, id: 'x' } },
    )
    await rig.till.syncOnce()
    rig.server.feed.push({ table: 'product', id: 'x', row: null })
    await rig.till.syncOnce()
    expect(rig.till.catalogue().products.map(({ id }) => id)).toEqual([coffee.id])
    rig.server.epoch = 'e2'
    rig.server.feed = [{ table: 'product', id: 'y', row: { ...coffee, id: 'y' } }]
    await rig.till.syncOnce()
    expect(rig.till.catalogue().products.map(({ id }) => id)).toEqual(['y'])
    expect((await rig.restart()).catalogue().products.map(({ id }) => id)).toEqual(['y'])
  })

  it('[P18] [P9] keeps rows it cannot read, counts those of tables it knows, and shows them once it can', async () => {
    const rig = await createRig()
    rig.server.feed.push(
      { table: 'product', id: 'odd', row: { ...coffee, id: 'odd', unitPrice: -1 } },
      { table: 'recall', id: 'r', row: { later: true } },
    )
    await rig.till.syncOnce()
    expect(rig.till.getState().findings).toEqual([{ code: 'catalogue-row-skipped', detail: { count: 1 } }])
    expect(await rig.inStore((db) => db.feed.toArray())).toHaveLength(2)
    rig.server.feed.push({ table: 'product', id: 'odd', row: { ...coffee, id: 'odd' } })
    await rig.till.syncOnce()
    expect(rig.till.getState().findings).toEqual([])
    expect(rig.till.catalogue().products.map(({ id }) => id)).toEqual(['odd'])
  })

  it('shows the point, its staff and its tills', async () => {
    const rig = await createRig()
    const { tillId = '' } = rig.till.getState().identity ?? {}
    const operator = { id: 'op', name: 'Cửa hàng', taxCode: '0', vatMethod: 'direct' }
    rig.server.feed.push(
      {
        table: 'point',
        id: 'bmt01',
        row: { id: 'bmt01', code: 'BMT01', name: 'Điểm 1', address: '', operator },
      },
      { table: 'staff', id: 'nv-1', row: { id: 'nv-1', name: 'Lan', role: 'cashier' } },
      { table: 'till', id: tillId, row: { id: tillId, number: 1, name: 'Quầy 1', isRevoked: false } },
    )
    await rig.till.syncOnce()
    expect(rig.till.getState()).toMatchObject({
      point: { code: 'BMT01' },
      staff: [{ name: 'Lan' }],
      tills: [{ number: 1 }],
    })
  })
})

describe('the tills of one point', () => {
  it('read each other, chain checked, and agree on prices [P16] [P20]', async () => {
    const [one, two] = await twoTills()
    await setPrice(one, 90_000, 1)
    await one.till.syncOnce()
    await two.till.syncOnce()
    expect(priceOf(two)).toEqual({ unitPrice: 90_000, version: 1 })
    await setPrice(two, 80_000, 2)
    await two.till.syncOnce()
    await one.till.syncOnce()
    for (const rig of [one, two]) {
      expect(priceOf(rig)).toEqual({ unitPrice: 80_000, version: 2 })
      await rig.inStore((db) => db.meta.delete('views'))
      await rig.restart()
      expect(priceOf(rig)).toEqual({ unitPrice: 80_000, version: 2 })
    }
  })

  it('take nothing of a sibling behind a break in its chain', async () => {
    const [one, two] = await twoTills()
    await setPrice(one, 90_000, 1)
    await one.till.syncOnce()
    await two.till.syncOnce()
    await setPrice(one, 95_000, 2)
    await one.till.syncOnce()
    const { tillId = '' as never } = one.till.getState().identity ?? {}
    const entries = one.server.journals.get(tillId)?.entries as ChainedEntry[]
    const whole = structuredClone(entries)
    entries[2] = { ...(entries[2] as ChainedEntry), text: entries[2]?.text?.replace('95000', '9500') ?? null }
    await two.till.syncOnce()
    expect(priceOf(two)).toEqual({ unitPrice: 90_000, version: 1 })
    entries.splice(0, entries.length, ...whole)
    await two.till.syncOnce()
    expect(priceOf(two)).toEqual({ unitPrice: 95_000, version: 2 })
  })

  it('[P14] hold the branch that the server keeps, and carry what it lacks of the one they held (SPEC §6.3)', async () => {
    const [one, two] = await twoTills()
    await setPrice(one, 90_000, 1)
    await one.sell()
    await one.till.syncOnce()
    await two.till.syncOnce()
    expect(priceOf(two).unitPrice).toBe(90_000)
    const { tillId = '' as never } = one.till.getState().identity ?? {}
    const journal = one.server.journals.get(tillId)?.entries as ChainedEntry[]
    const [first, price, sale] = structuredClone(journal) as [ChainedEntry, ChainedEntry, ChainedEntry]
    const kept = rechained([sale, sale], first)
    journal.splice(1, 2, ...kept)
    await two.till.syncOnce()
    expect(priceOf(two).unitPrice).toBe(90_000) // a fact still: it is carried
    const rows = await two.inStore((db) =>
      db.sibling.where('[tillId+seq]').between([tillId, 0], [tillId, 9]).toArray(),
    )
    expect(rows.map(({ hash }) => hash)).toEqual([first.hash, ...kept.map(({ hash }) => hash)])
    expect(carriedBodies(two).map(({ hash }) => hash)).toEqual([price.hash, sale.hash])
  })

  it('[P14] carry, once, what the server wants of a sibling', async () => {
    const [one, two] = await twoTills()
    for (let sale = 0; sale < 3; sale += 1) await one.sell()
    await one.till.syncOnce()
    await two.till.syncOnce()
    const { tillId = '' as never } = one.till.getState().identity ?? {}
    two.server.want = { [tillId]: 3 }
    await two.till.syncOnce()
    await two.till.syncOnce()
    const carried = two.box.lines.flatMap(({ text }) =>
      text?.includes('entry.carried') ? JSON.parse(text).body : [],
    )
    expect(carried.map(({ seq, hash }) => ({ seq, hash }))).toEqual(
      one.box.lines.slice(2).map(({ seq, hash }) => ({ seq, hash })),
    )
    expect(two.till.getState().sync.unsentCount).toBe(0)
  })

  it('[T06] a completed sale is never rewritten by what comes down', async () => {
    const [one, two] = await twoTills()
    await one.sell()
    const before = structuredClone(one.box.lines)
    const { push } = one.server
    one.parts.transport.push = async (request, token) => {
      const answer = await push(request, token)
      await one.restart()
      return answer
    }
    for (let round = 0; round < 5; round += 1) await one.till.syncOnce().catch(() => undefined)
    one.parts.transport.push = push
    await one.till.syncOnce()
    await two.till.syncOnce()
    await one.till.syncOnce()
    expect(one.box.lines.slice(0, before.length)).toEqual(before)
    expect((await one.till.recentSales(9)).map(({ seq }) => seq)).toEqual([2])
  })
})
