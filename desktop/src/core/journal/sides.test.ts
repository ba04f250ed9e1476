import { describe, expect, it } from 'vitest'
import { hashSide } from '#shared/journal/hash.ts'
import { exampleBody } from '#shared/testing/body-examples.ts'
import { buildEntry } from '#shared/testing/builders.ts'
import { createRig, type Rig } from '../testing/rig.ts'
import { failNextAdd } from '../testing/store-faults.ts'
import { SIDE_KEPT_MS } from './sides.ts'

const NAME = 'Hộ mua Mẫu'
const sideOf = (salt: string) => JSON.stringify({ salt, buyer: { name: NAME } })
const SIDE = sideOf('AAECAwQFBgcICQoLDA0ODw')
const BY = { id: 'nv-1', name: 'Thu ngân 1' }

const sellTo = (rig: Rig, side = SIDE) =>
  rig.till.commit('sale.completed', rig.sale({ sideHash: hashSide(side) }), side)
/** What each push brought beside its entries, by seq. */
const sentSides = (rig: Rig) =>
  rig.server.pushes.flatMap(({ entries }) => entries.flatMap(({ seq, side }) => (side ? [[seq, side]] : [])))
const keptSides = (rig: Rig) => rig.inStore((db) => db.side.toCollection().toArray())
const codesOf = (rig: Rig) => rig.till.getState().findings.map(({ code }) => code)

describe('a buyer’s data', () => {
  it('goes up beside its own entry and is in no text, no box and no other table', async () => {
    const rig = await createRig()
    await rig.sell()
    const sold = await sellTo(rig)
    await rig.sell()
    await rig.till.syncOnce()
    if (sold.outcome !== 'done') throw new Error(sold.outcome)
    expect(sentSides(rig)).toEqual([[sold.entry.seq, SIDE]])
    expect(JSON.stringify(rig.box.lines)).not.toContain(NAME)
    const elsewhere = await rig.inStore((db) =>
      Promise.all(db.tables.filter(({ name }) => name !== 'side').map((table) => table.toArray())),
    )
    expect(JSON.stringify(elsewhere)).not.toContain(NAME)
    expect(
      rig.server.pushes.flatMap(({ entries }) => entries.map(({ text }) => text)).join(''),
    ).not.toContain(NAME)
  })

  it.each(['lost', 'answer-lost', 'busy'] as const)(
    '[P4] [P8] goes up again with its entry after %s',
    async (fault) => {
      const rig = await createRig()
      await sellTo(rig)
      rig.server.faults.push(fault)
      await rig.till.syncOnce()
      await rig.restart()
      await rig.till.syncOnce()
      expect(sentSides(rig).at(-1)).toEqual([2, SIDE])
      expect(rig.till.getState().sync.unsentCount).toBe(0)
    },
  )

  it('is refused where the sale does not name it, or it would not fit the wire', async () => {
    const rig = await createRig()
    const refused = { outcome: 'refused', reason: 'invalid' }
    expect(await rig.till.commit('sale.completed', rig.sale({ sideHash: null }), SIDE)).toEqual(refused)
    const other = rig.sale({ sideHash: hashSide(sideOf('other')) })
    expect(await rig.till.commit('sale.completed', other, SIDE)).toEqual(refused)
    expect(await sellTo(rig, 'x'.repeat(16_385))).toEqual(refused)
    expect(await rig.till.commit('audit.noted', exampleBody('audit.noted'), SIDE)).toEqual(refused)
    expect(await keptSides(rig)).toEqual([])
  })

  it('stays until the server has its entry, and seven days more for one that comes back from a backup [P10]', async () => {
    const rig = await createRig()
    await sellTo(rig)
    rig.clock.advance(2 * SIDE_KEPT_MS)
    rig.server.faults.push('lost')
    await rig.till.syncOnce()
    expect(await keptSides(rig)).toHaveLength(1)
    await rig.till.syncOnce()
    rig.clock.advance(SIDE_KEPT_MS - 1)
    rig.server.epoch = 'e2'
    for (const journal of rig.server.journals.values()) journal.entries.length = 1
    await rig.till.syncOnce()
    expect(sentSides(rig)).toEqual([
      [2, SIDE],
      [2, SIDE],
    ])
    rig.clock.advance(2)
    await rig.till.syncOnce()
    expect(await keptSides(rig)).toEqual([])
  })

  it('[P5] stays also while the server has another entry in the place of its own', async () => {
    const rig = await createRig()
    await rig.till.syncOnce()
    await sellTo(rig)
    const [tillId, journal] = [...rig.server.journals][0] ?? []
    if (!tillId || !journal) throw new Error('no journal')
    const last = journal.entries.at(-1)
    const body = exampleBody('audit.noted')
    journal.entries.push(buildEntry({ tillId, kind: 'audit.noted', body, ...(last && { head: last }) }))
    await rig.till.syncOnce()
    rig.clock.advance(2 * SIDE_KEPT_MS)
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.stop).toBe('forked')
    expect(await keptSides(rig)).toHaveLength(1)
  })

  it('does not stay longer because the clock went back', async () => {
    const rig = await createRig()
    rig.clock.advance(10 * SIDE_KEPT_MS)
    await sellTo(rig)
    await rig.till.syncOnce()
    rig.clock.advance(-10 * SIDE_KEPT_MS)
    await rig.till.syncOnce()
    expect(await keptSides(rig)).toEqual([])
  })

  it('is lost with the store before the push; the sale is not, and the finding says so', async () => {
    const rig = await createRig()
    const sold = await sellTo(rig)
    const sale = rig.till.nextSaleNumber() - 1
    rig.wipeStore()
    await rig.restart()
    expect(rig.till.getState().findings).toContainEqual({
      code: 'side-lost',
      detail: { count: 1, number: sale },
    })
    expect(sold.outcome === 'done' && (await rig.inStore((db) => db.own.get(2)))).toMatchObject({ seq: 2 })
  })

  it('that the server has is not called lost', async () => {
    const rig = await createRig()
    await sellTo(rig)
    await rig.till.syncOnce()
    rig.wipeStore()
    await rig.restart()
    expect(codesOf(rig)).toContain('store-rebuilt')
    expect(codesOf(rig)).not.toContain('side-lost')
  })

  it('is taken from the saved cart when only the box kept the sale', async () => {
    const rig = await createRig()
    const sale = rig.sale({ sideHash: hashSide(SIDE) })
    await rig.till.saveCart({ saleId: sale.saleId, json: '{}', side: SIDE })
    failNextAdd('aborts')
    expect(await rig.till.commit('sale.completed', sale, SIDE)).toEqual({ outcome: 'unknown' })
    expect((await rig.till.settle('keep', BY)).outcome).toBe('done')
    await rig.till.syncOnce()
    expect(sentSides(rig)).toEqual([[2, SIDE]])
    expect(codesOf(rig)).not.toContain('side-lost')
    expect(await rig.till.loadCart()).toBeNull()
  })

  it('goes with a sale that did not happen', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'before')
    expect(await sellTo(rig)).toEqual({ outcome: 'unknown' })
    expect(await keptSides(rig)).toHaveLength(1)
    expect((await rig.till.settle('void', BY)).outcome).toBe('done')
    expect(await keptSides(rig)).toEqual([])
  })
})
