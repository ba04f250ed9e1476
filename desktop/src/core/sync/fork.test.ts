import { describe, expect, it } from 'vitest'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { TillId } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { vnd } from '#shared/money.ts'
import { buildProduct } from '#shared/testing/masters.ts'
import { createRig, type Rig } from '../testing/rig.ts'

const serverEntries = (rig: Rig): ChainedEntry[] => [...rig.server.journals.values()][0]?.entries ?? []

async function sellMany(rig: Rig, count: number): Promise<void> {
  for (let sale = 0; sale < count; sale += 1) await rig.sell()
}

const setPrice = (rig: Rig, unitPrice: number) =>
  rig.till.commit('price.changed', {
    productId: buildProduct().id,
    unitPrice: vnd(unitPrice),
    number: 1,
    reason: null,
    by: staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' }),
  })

describe('a cloned till', () => {
  it('[P5] stops pushing when the server holds another branch, goes on selling, and still asks for the head', async () => {
    const rig = await createRig()
    const clone = await cloneOf(rig)
    await clone.sell()
    await clone.till.syncOnce()
    await sellMany(rig, 2)
    await rig.till.syncOnce()
    const held = serverEntries(rig).length
    expect(rig.till.getState().sync).toMatchObject({ stop: 'forked', isOnline: true })
    expect(rig.till.getState().findings).toContainEqual({ code: 'forked', detail: {} })
    await rig.sell()
    const before = rig.server.pushes.length
    await rig.till.syncOnce()
    expect(rig.server.pushes.slice(before).map(({ entries }) => entries)).toEqual([[]])
    expect(serverEntries(rig)).toHaveLength(held)
  })

  it('[P5] [P14] the forked copy enrols as a new till and carries what it alone wrote', async () => {
    const rig = await createRig()
    await rig.till.syncOnce()
    const clone = await cloneOf(rig)
    await clone.sell()
    await clone.till.syncOnce()
    await setPrice(rig, 70_000)
    await sellMany(rig, 2)
    const alone = structuredClone(rig.box.lines.slice(1))
    await rig.till.syncOnce()
    const old = rig.till.getState().identity
    rig.server.codes.add('CODE-3')
    expect(await rig.till.enrol({ code: 'CODE-3', name: 'Quầy 3' })).toEqual({ ok: true, value: null })
    const { identity } = rig.till.getState()
    expect(identity).toMatchObject({ number: 2, name: 'Quầy 3' })
    expect(identity?.tillId).not.toBe(old?.tillId)
    expect(rig.till.nextSaleNumber()).toBe(1)
    await rig.sell()
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    expect(rig.till.getState().sync).toMatchObject({ stop: null, unsentCount: 0 })
    expect(rig.till.catalogue().priceOf(buildProduct()).unitPrice).toBe(70_000)
    const journal = rig.server.journals.get(identity?.tillId as TillId)?.entries ?? []
    expect(journal).toEqual(rig.box.lines)
    const carried = journal.flatMap(({ text }) =>
      text?.includes('entry.carried') ? JSON.parse(text).body : [],
    )
    expect(carried.map(({ tillId, hash, piece }) => ({ tillId, hash, piece }))).toEqual(
      alone.map(({ hash, text }) => ({ tillId: old?.tillId, hash, piece: text })),
    )
    await rig.restart()
    expect(rig.till.getState()).toMatchObject({ identity, findings: [] })
  })

  it('[P5] [P15] a power cut while a forked copy begins anew leaves it the new till', async () => {
    const rig = await createRig()
    const clone = await cloneOf(rig)
    await clone.sell()
    await clone.till.syncOnce()
    await sellMany(rig, 2)
    await rig.till.syncOnce()
    rig.server.codes.add('CODE-3')
    const { noteAck } = rig.box
    rig.box.noteAck = () => Promise.reject(new Error('power cut'))
    await expect(rig.till.enrol({ code: 'CODE-3', name: 'Quầy 3' })).rejects.toThrow('power cut')
    rig.box.noteAck = noteAck
    await rig.restart()
    expect(rig.till.getState()).toMatchObject({ identity: { name: 'Quầy 3' } })
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    expect(rig.till.getState().sync).toMatchObject({ stop: null, unsentCount: 0, isOnline: true })
    const journal = [...rig.server.journals.values()][1]?.entries ?? []
    expect(
      journal.filter(({ text }) => text?.includes('entry.carried') && text.includes('sale.completed')),
    ).toHaveLength(2)
  })

  it('[P5] [P14] carries also what the office acknowledged to it and has lost since', async () => {
    const rig = await createRig()
    const clone = await cloneOf(rig)
    await sellMany(rig, 2)
    await rig.till.syncOnce()
    serverEntries(rig).length = 0
    await sellMany(clone, 3)
    await clone.till.syncOnce()
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.stop).toBe('forked')
    rig.server.codes.add('CODE-3')
    await rig.till.enrol({ code: 'CODE-3', name: 'Quầy 3' })
    await rig.till.syncOnce()
    const journal = [...rig.server.journals.values()][1]?.entries ?? []
    expect(
      journal.filter(({ text }) => text?.includes('entry.carried') && text.includes('sale.completed')),
    ).toHaveLength(2)
  })

  it('[P15] whose key was replaced by its other copy is told so, and begins anew with an ordinary code', async () => {
    const rig = await createRig()
    await rig.till.syncOnce()
    await sellMany(rig, 2)
    const { push, enrol } = rig.server
    rig.parts.transport.push = async () => ({ ok: false, error: { reason: 'bad-key', nowMs: null } })
    await rig.till.syncOnce()
    expect(rig.till.getState().findings).toContainEqual({ code: 'key-lost', detail: {} })
    rig.server.codes.add('CODE-3')
    rig.parts.transport.enrol = async (request) =>
      request.tillId === undefined ? enrol(request) : { ok: false, error: { reason: 'bad-key', nowMs: null } }
    rig.parts.transport.push = push
    expect(await rig.till.enrol({ code: 'CODE-3', name: 'Quầy 3' })).toEqual({ ok: true, value: null })
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    expect(rig.till.getState().sync).toMatchObject({ problem: null, unsentCount: 0 })
    expect(rig.till.getState().findings).toEqual([])
    const journal = [...rig.server.journals.values()][1]?.entries ?? []
    expect(
      journal.filter(({ text }) => text?.includes('entry.carried') && text.includes('sale.completed')),
    ).toHaveLength(2)
  })

  it('[P3] goes on behind its own entries that only the server kept', async () => {
    const rig = await createRig()
    const clone = await cloneOf(rig)
    await sellMany(clone, 2)
    await clone.till.syncOnce()
    await rig.till.syncOnce()
    expect(rig.box.lines).toEqual(clone.box.lines)
    expect((await rig.sell()).outcome).toBe('done')
    await rig.till.syncOnce()
    expect(serverEntries(rig)).toEqual(rig.box.lines)
    expect(JSON.parse(rig.box.lines.at(-1)?.text ?? '').body.number.sale).toBe(3)
  })
})

/** Another PC with a copy of both stores. */
async function cloneOf(rig: Rig): Promise<Rig> {
  const clone = await createRig({ seed: 99, server: rig.server, isEnrolled: false })
  await clone.till.stop()
  const tables = await rig.inStore(async (db) => ({
    own: await db.own.toArray(),
    meta: await db.meta.toArray(),
    key: await db.key.toArray(),
  }))
  await clone.inStore(async (db) => {
    await db.own.bulkPut(tables.own)
    await db.meta.bulkPut(tables.meta)
    await db.key.bulkPut(tables.key)
  })
  Object.assign(
    clone.box,
    structuredClone({ lines: rig.box.lines, identity: rig.box.identity, ack: rig.box.ack }),
  )
  await clone.restart()
  return clone
}
