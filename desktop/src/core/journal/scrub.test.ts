import { describe, expect, it } from 'vitest'
import { codes, expectWhole, rotStore, saleIdsOf, soldRig } from '../testing/wreck.ts'

describe('the slow comparison of both stores', () => {
  it('mends an acknowledged entry that rotted in the store from the box, and says so', async () => {
    const rig = await soldRig(60)
    await rig.till.syncOnce()
    const sales = saleIdsOf(rig.box.lines)
    await rotStore(rig, 3)
    await rotStore(rig, 57)
    await rig.till.scrubOnce()
    expect(rig.till.getState().findings).toEqual([
      { code: 'entry-mended', detail: { where: 'store', seq: 3 } },
      { code: 'entry-mended', detail: { where: 'store', seq: 57 } },
    ])
    await expectWhole(rig, sales)
  })

  it('mends an acknowledged line that rotted in the box from the store, and says so', async () => {
    const rig = await soldRig(60)
    await rig.till.syncOnce()
    const sales = saleIdsOf(rig.box.lines)
    rig.box.rotten.add(44)
    await rig.till.scrubOnce()
    expect(rig.till.getState().findings).toEqual([
      { code: 'entry-mended', detail: { where: 'box', seq: 44 } },
    ])
    await expectWhole(rig, sales)
    expect((await rig.sell()).outcome).toBe('done')
  })

  it('mends each store from the other before it writes the box anew', async () => {
    const rig = await soldRig(90)
    await rig.till.syncOnce()
    const sales = saleIdsOf(rig.box.lines)
    rig.box.rotten.add(4)
    await rotStore(rig, 77)
    await rig.till.scrubOnce()
    await expectWhole(rig, sales)
    expect(codes(rig)).not.toContain('hole')
  })

  it('[P6b] names what both have lost', async () => {
    const rig = await soldRig(5)
    await rig.till.syncOnce()
    await rotStore(rig, 3)
    rig.box.rotten.add(3)
    await rig.till.scrubOnce()
    expect(codes(rig)).toContain('hole')
  })

  it('finds nothing in sound stores, goes on in pages, and stops when the till does', async () => {
    const rig = await soldRig(90)
    let reads = 0
    const { read } = rig.box
    rig.box.read = (from, limit) => {
      reads += 1
      return read(from, limit)
    }
    await rig.till.scrubOnce()
    expect(reads).toBe(3)
    expect(codes(rig)).toEqual([])
    rig.till.startSync()
    await rig.till.stop()
    expect(rig.timers.waiting()).toEqual([])
  })
})
