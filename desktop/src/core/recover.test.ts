import { describe, expect, it, vi } from 'vitest'
import { createRig } from './testing/rig.ts'
import { codes, cutBox, cutStore, expectWhole, saleIdsOf, soldRig } from './testing/wreck.ts'

const BY = { id: 'nv-1', name: 'Thu ngân 1' }

describe('start-up', () => {
  it('finds nothing to do when both stores end alike, and notes the start with perpetual totals', async () => {
    const rig = await soldRig(3)
    const before = rig.box.lines.length
    await rig.restart()
    expect(codes(rig)).toEqual(['last-sale-kept'])
    const noted = JSON.parse(rig.box.lines[before]?.text ?? '')
    const totals = rig.box.lines.slice(1, 4).map(({ text }) => JSON.parse(text ?? '').body.total)
    expect(noted).toMatchObject({
      kind: 'audit.noted',
      body: {
        what: 'program-started',
        detail: { saleCount: 3, saleTotal: totals.reduce((a, b) => a + b), voidCount: 0 },
      },
    })
    expect(rig.box.lines).toHaveLength(before + 1)
  })

  it('[T08] copies the tail into the store, clears its cart and asks about the last sale', async () => {
    const rig = await soldRig(3)
    const sales = saleIdsOf(rig.box.lines)
    await cutStore(rig, 3)
    await rig.inStore((db) => db.cart.put({ saleId: sales[2], json: '{}', paymentJson: null, held: null }))
    await rig.restart()
    expect(codes(rig)).toEqual(['tail-copied-to-store', 'last-sale-kept'])
    expect(rig.till.getState().unsettled).toMatchObject({ saleId: sales[2], seq: 4 })
    expect(await rig.till.loadCart()).toBeNull()
    await expectWhole(rig, sales)
    expect(JSON.parse(rig.box.lines.at(-1)?.text ?? '').body).toMatchObject({ what: 'recovery' })
    expect(rig.till.nextSaleNumber()).toBe(4)
  })

  it('copies a longer tail, and asks about its last sale only', async () => {
    const rig = await soldRig(5)
    const sales = saleIdsOf(rig.box.lines)
    await cutStore(rig, 2)
    await rig.restart()
    expect(rig.till.getState().findings[0]).toEqual({
      code: 'tail-copied-to-store',
      detail: { count: 4, fromSeq: 3 },
    })
    expect(rig.till.getState().unsettled).toMatchObject({ saleId: sales[4] })
    await expectWhole(rig, sales)
  })

  it('copies the tail into the black box', async () => {
    const rig = await soldRig(4)
    const sales = saleIdsOf(rig.box.lines)
    cutBox(rig, 2)
    await rig.restart()
    expect(codes(rig)).toEqual(['tail-copied-to-box', 'last-sale-kept'])
    await expectWhole(rig, sales)
  })

  it('[T04] [P15] rebuilds an empty (cleared) store from the box, sells on without its key, and asks for a code that replaces it', async () => {
    const rig = await soldRig(3, 2)
    const sales = saleIdsOf(rig.box.lines)
    const { identity } = rig.till.getState()
    rig.wipeStore()
    await rig.restart()
    expect(codes(rig)).toEqual(['store-rebuilt', 'last-sale-kept', 'key-lost'])
    expect(rig.till.getState()).toMatchObject({ phase: 'ready', identity })
    await rig.till.settle('keep', BY)
    const sold = await rig.sell()
    expect(sold.outcome).toBe('done')
    const pushes = rig.server.pushes.length
    await rig.till.syncOnce()
    expect(rig.server.pushes).toHaveLength(pushes)
    rig.server.codes.add('REPLACE')
    expect(await rig.till.enrol({ code: 'REPLACE', name: 'Quầy 1' })).toEqual({ ok: true, value: null })
    expect(codes(rig)).toEqual(['store-rebuilt', 'last-sale-kept'])
    await rig.till.syncOnce()
    const [tillId, journal] = [...rig.server.journals][0] ?? []
    expect(tillId).toBe(identity?.tillId)
    expect(saleIdsOf(journal?.entries ?? [])).toEqual([...sales, ...saleIdsOf(rig.box.lines).slice(3)])
  })

  it('rebuilds a lost box from the store', async () => {
    const rig = await soldRig(3)
    const sales = saleIdsOf(rig.box.lines)
    Object.assign(rig.box, { lines: [], identity: null, ack: null })
    await rig.restart()
    expect(codes(rig)).toEqual(['box-rebuilt', 'last-sale-kept'])
    expect(rig.box.identity).toEqual(rig.till.getState().identity)
    await expectWhole(rig, sales)
  })

  it('is a new till when both are gone', async () => {
    const rig = await soldRig(2)
    const { identity } = rig.till.getState()
    rig.wipeStore()
    Object.assign(rig.box, { lines: [], identity: null, ack: null })
    await rig.restart()
    expect(rig.till.getState()).toMatchObject({ phase: 'not-enrolled', identity: null, findings: [] })
    await rig.till.enrol({ code: 'CODE-1', name: 'Quầy 1' })
    expect(rig.till.getState().identity?.tillId).not.toBe(identity?.tillId)
  })

  it('asks about an unknown outcome also when the power went before it was known', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'after')
    rig.box.failNext('open', 'late')
    void rig.sell()
    await vi.waitFor(async () => expect(await rig.inStore((db) => db.meta.get('unsettledSeq'))).toBeDefined())
    const { lines, identity, ack } = rig.box
    const woken = await createRig({ isEnrolled: false })
    await woken.till.stop()
    Object.assign(woken.box, structuredClone({ lines, identity, ack }))
    woken.parts.database = rig.parts.database
    await woken.restart()
    expect(woken.till.getState().unsettled).toMatchObject({ seq: 2 })
  })

  it('[P3] fetches its own entries before it writes one when both stores end before the last ack', async () => {
    const rig = await soldRig(4)
    await rig.till.syncOnce()
    const sales = saleIdsOf(rig.box.lines)
    await cutStore(rig, 2)
    cutBox(rig, 2)
    await rig.restart()
    expect(codes(rig)).toEqual([])
    await expectWhole(rig, sales)
    expect(rig.till.nextSaleNumber()).toBe(5)
    expect((await rig.sell()).outcome).toBe('done')
    await rig.till.syncOnce()
    expect(rig.till.getState().sync).toMatchObject({ stop: null, unsentCount: 0 })
  })

  it('[P5] says so and sells on when the office cannot be asked, and is a fork afterwards', async () => {
    const rig = await soldRig(4)
    await rig.till.syncOnce()
    await cutStore(rig, 2)
    cutBox(rig, 2)
    rig.server.faults = Array(10).fill('lost')
    await rig.restart()
    expect(rig.till.getState().findings).toContainEqual({
      code: 'behind-server',
      detail: { through: 5, head: 2 },
    })
    expect((await rig.sell()).outcome).toBe('done')
    expect(rig.box.lines).toHaveLength(3)
    rig.server.faults = []
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.stop).toBe('forked')
    expect(codes(rig)).toContain('forked')
    expect((await rig.sell()).outcome).toBe('done')
  })

  it('refuses a store that newer code has written', async () => {
    const rig = await soldRig(1)
    await rig.inStore((db) => db.meta.put({ key: 'schema', value: 99 }))
    await rig.restart()
    expect(rig.till.getState()).toMatchObject({ phase: 'failed', findings: [{ code: 'store-is-newer' }] })
    expect(await rig.till.checkReady()).toEqual({ ok: false, error: 'store-closed' })
  })

  it('fails and can be started again when the box cannot be opened', async () => {
    const rig = await soldRig(1)
    rig.box.failNext('open', 'before')
    await rig.restart()
    expect(rig.till.getState().phase).toBe('failed')
    await rig.till.start()
    expect(rig.till.getState().phase).toBe('ready')
  })

  it('takes the word of the box when the profile of another till is put beside it', async () => {
    const rig = await soldRig(3)
    const other = await createRig({ seed: 2, server: rig.server })
    await other.sell()
    const sales = saleIdsOf(other.box.lines)
    await rig.till.stop()
    other.parts.database = rig.parts.database
    await other.restart()
    expect(other.till.getState().identity?.tillId).toBe(other.box.identity?.tillId)
    expect(codes(other)).toEqual(['branch-set-aside', 'store-rebuilt', 'last-sale-kept', 'key-lost'])
    await expectWhole(other, sales)
  })

  it('folds the same views from a rebuilt store [P20]', async () => {
    const rig = await soldRig(3)
    rig.box.failNext('append', 'before')
    await rig.sell()
    await rig.till.settle('void', BY)
    const before = await rig.inStore((db) => db.meta.get('views'))
    rig.wipeStore()
    const openSession = rig.box.lines.length
    await rig.restart()
    const started = JSON.parse(rig.box.lines[openSession]?.text ?? '')
    expect(started.body.detail).toEqual(before?.key === 'views' && before.value.totals)
  })
})
