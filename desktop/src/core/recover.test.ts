import { describe, expect, it, vi } from 'vitest'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { hashEntry } from '#shared/journal/hash.ts'
import { createRig, type Rig } from './testing/rig.ts'

const BY = { id: 'nv-1', name: 'Thu ngân 1' }

/** A till with `count` sales behind seq 1 (enrolled), of which the first `sent` entries are acknowledged. */
async function soldRig(count: number, sent = 0): Promise<Rig> {
  const rig = await createRig()
  for (let sale = 0; sale < count; sale += 1) {
    if (rig.box.lines.length === sent) await rig.till.syncOnce()
    await rig.sell()
  }
  return rig
}

const cutStore = (rig: Rig, throughSeq: number) =>
  rig.inStore((db) => db.own.where('seq').above(throughSeq).delete())
const cutBox = (rig: Rig, throughSeq: number) => {
  rig.box.lines = rig.box.lines.slice(0, throughSeq)
}
const rotStore = (rig: Rig, seq: number) =>
  rig.inStore((db) => db.own.update(seq, { text: '{"rotten":true}' }))
const storeRows = (rig: Rig) =>
  rig.inStore(async (db) =>
    (await db.own.toArray()).map(({ seq, prevHash, hash, text }) => ({ seq, prevHash, hash, text })),
  )
const codes = (rig: Rig) => rig.till.getState().findings.map(({ code }) => code)
const saleIdsOf = (entries: readonly ChainedEntry[]) =>
  entries.flatMap(({ text }) => (text?.includes('"sale.completed"') ? JSON.parse(text).body.saleId : []))

/** Both stores hold the same unbroken chain, and every one of these sales in it once. */
async function expectWhole(rig: Rig, sales: readonly string[]): Promise<void> {
  const rows = await storeRows(rig)
  expect(rig.box.lines).toEqual(rows)
  let before = '0'.repeat(64)
  for (const [index, row] of rows.entries()) {
    expect(row).toMatchObject({ seq: index + 1, prevHash: before })
    expect(row.text === null || hashEntry(row.prevHash, row.text) === row.hash).toBe(true)
    before = row.hash
  }
  expect(saleIdsOf(rows)).toEqual(sales)
}

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
    await rig.inStore((db) => db.cart.put({ saleId: sales[2], json: '{}' }))
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

  it('[P15] rebuilds an empty store from the box, sells on without its key, and asks for a code that replaces it', async () => {
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

function carriedBodies(rig: Rig): { seq: number; hash: string; piece: string }[] {
  return rig.box.lines.flatMap(({ text }) => (text?.includes('"entry.carried"') ? JSON.parse(text).body : []))
}

/** The same texts as another till's, renumbered and chained behind `before`. */
function rechained(entries: readonly ChainedEntry[], before: ChainedEntry | undefined): ChainedEntry[] {
  if (typeof before?.text !== 'string') throw new Error('an entry to follow')
  const { tillId } = JSON.parse(before.text)
  let last: ChainedEntry = before
  return entries.map(({ text }) => {
    const seq = last.seq + 1
    const moved = JSON.stringify({ ...JSON.parse(text ?? ''), tillId, seq })
    last = { seq, prevHash: last.hash, hash: hashEntry(last.hash, moved), text: moved }
    return last
  })
}
