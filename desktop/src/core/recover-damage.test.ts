import { describe, expect, it } from 'vitest'
import { createRig } from './testing/rig.ts'
import {
  carriedBodies,
  codes,
  expectWhole,
  rechained,
  rotStore,
  saleIdsOf,
  soldRig,
} from './testing/wreck.ts'

describe('damage and branches at start-up', () => {
  it('mends damage in the middle of the store with the copy of the box', async () => {
    const rig = await soldRig(4)
    const sales = saleIdsOf(rig.box.lines)
    await rotStore(rig, 3)
    await rig.inStore((db) => db.own.delete(4))
    await rig.restart()
    expect(rig.till.getState().findings[0]).toEqual({
      code: 'tail-copied-to-store',
      detail: { count: 2, fromSeq: 3 },
    })
    await expectWhole(rig, sales)
  })

  it('mends damage in the middle of the box with the copy of the store', async () => {
    const rig = await soldRig(4)
    const sales = saleIdsOf(rig.box.lines)
    rig.box.rotten.add(3)
    await rig.restart()
    expect(codes(rig)).toEqual(['tail-copied-to-box', 'last-sale-kept'])
    await expectWhole(rig, sales)
  })

  it('[P6b] keeps number and chain with a hole where no copy is good, and says so', async () => {
    const rig = await soldRig(4)
    const sales = saleIdsOf(rig.box.lines)
    await rotStore(rig, 3)
    rig.box.rotten.add(3)
    await rig.restart()
    expect(rig.till.getState().findings).toContainEqual({ code: 'hole', detail: { seq: 3 } })
    await expectWhole(rig, [sales[0], sales[2], sales[3]])
    await rig.till.syncOnce()
    expect([...rig.server.journals.values()][0]?.entries[2]).toMatchObject({ seq: 3, text: null })
  })

  it('rebuilds a lost box from a store that is rotten in what the office has, with a hole', async () => {
    const rig = await soldRig(4)
    await rig.till.syncOnce()
    const sales = saleIdsOf(rig.box.lines)
    await rotStore(rig, 3)
    Object.assign(rig.box, { lines: [], identity: null, ack: null })
    await rig.restart()
    expect(rig.till.getState().findings).toContainEqual({ code: 'hole', detail: { seq: 3 } })
    await expectWhole(rig, [sales[0], sales[2], sales[3]])
    await rig.till.syncOnce()
    expect(rig.till.getState().sync).toMatchObject({ stop: null, unsentCount: 0 })
    expect([...rig.server.journals.values()][0]?.entries[2]?.text).toContain(sales[1])
  })

  it('[P11] gives no run the number of another when the newest entry cannot be read', async () => {
    const rig = await soldRig(2)
    await rig.restart()
    await rig.till.syncOnce()
    const runs = () => rig.box.lines.map(({ text }): number => JSON.parse(text ?? '').at.run)
    const used = runs()
    await rotStore(rig, used.length)
    await rig.restart()
    const added = runs().slice(used.length)
    expect(added.length).toBeGreaterThan(0)
    expect(Math.min(...added)).toBeGreaterThan(Math.max(...used))
  })

  it('brings lines behind a damage of the box to safety when the store is gone', async () => {
    const rig = await soldRig(5)
    const sales = saleIdsOf(rig.box.lines)
    rig.box.rotten.add(3)
    rig.wipeStore()
    await rig.restart()
    expect(rig.till.getState().findings).toContainEqual({ code: 'hole', detail: { seq: 3 } })
    await expectWhole(rig, [sales[0], ...sales.slice(2)])
    expect(rig.till.nextSaleNumber()).toBe(6)
  })

  it('[P14] carries lines behind a wider damage, verbatim, and never prints their numbers again', async () => {
    const rig = await soldRig(5)
    const { lines } = rig.box
    rig.box.rotten = new Set([3, 4])
    rig.wipeStore()
    await rig.restart()
    expect(rig.till.nextSaleNumber()).toBe(6)
    rig.server.codes.add('REPLACE')
    await rig.till.enrol({ code: 'REPLACE', name: 'Quầy 1' })
    await rig.till.syncOnce()
    const bodies = carriedBodies(rig)
    expect(bodies.map(({ seq, hash, piece }) => ({ seq, hash, piece }))).toEqual(
      lines.filter(({ seq }) => seq > 4).map(({ seq, hash, text }) => ({ seq, hash, piece: text })),
    )
    expect(await rig.inStore((db) => db.branch.where('waiting').equals(1).toArray())).toEqual([])
    // as if the power had gone between the carrying entry and the note that it is carried
    await rig.inStore((db) => db.branch.toCollection().modify({ waiting: 1 }))
    await rig.restart()
    await rig.till.syncOnce()
    expect(carriedBodies(rig)).toHaveLength(bodies.length)
  })

  it('[P14] keeps the branch with the last acked hash, sets the other aside and carries it', async () => {
    const rig = await soldRig(4, 3)
    const kept = saleIdsOf(rig.box.lines)
    const lines = structuredClone(rig.box.lines)
    // the box goes back behind the ack and goes on differently, as a restored image would
    rig.box.lines = lines.slice(0, 2)
    const other = await createRig({ seed: 2 })
    for (let sale = 0; sale < 2; sale += 1) await other.sell()
    rig.box.lines.push(...rechained(other.box.lines.slice(1, 3), rig.box.lines.at(-1)))
    const lost = saleIdsOf(rig.box.lines).slice(1)
    await rig.restart()
    expect(codes(rig)).toEqual(['branch-set-aside', 'tail-copied-to-box', 'last-sale-kept'])
    expect(saleIdsOf(rig.box.lines)).toEqual(kept)
    await rig.till.syncOnce()
    expect(carriedBodies(rig).flatMap(({ piece }) => JSON.parse(piece).body.saleId)).toEqual(lost)
    await expectWhole(rig, kept)
  })

  it('keeps the branch of the box when no ack tells', async () => {
    const rig = await soldRig(2)
    const lines = structuredClone(rig.box.lines)
    const other = await createRig({ seed: 2 })
    await other.sell()
    rig.box.lines = [...lines.slice(0, 2), ...rechained(other.box.lines.slice(1, 2), lines[1])]
    const kept = saleIdsOf(rig.box.lines)
    await rig.restart()
    expect(codes(rig)).toEqual(['branch-set-aside', 'tail-copied-to-store', 'last-sale-kept'])
    await expectWhole(rig, kept)
  })
})
