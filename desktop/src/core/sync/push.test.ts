import { jwtVerify } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { TillId } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { vnd } from '#shared/money.ts'
import { buildProduct } from '#shared/testing/masters.ts'
import { entryHashSchema, ZERO_HASH } from '#shared/journal/hash.ts'
import { headMessage } from '#shared/protocol/wire.ts'
import { createRig, type Rig } from '../testing/rig.ts'

const serverEntries = (rig: Rig): ChainedEntry[] => [...rig.server.journals.values()][0]?.entries ?? []

async function sellMany(rig: Rig, count: number): Promise<void> {
  for (let sale = 0; sale < count; sale += 1) await rig.sell()
}

async function expectDelivered(rig: Rig): Promise<void> {
  expect(serverEntries(rig)).toEqual(rig.box.lines)
  expect(rig.till.getState().sync).toMatchObject({ unsentCount: 0, unsentSinceMs: null, stop: null })
}

describe('pushing', () => {
  it('[P1] [P2] sends contiguous entries that both stores hold, and nothing twice', async () => {
    const rig = await createRig()
    await sellMany(rig, 3)
    rig.box.failNext('append', 'before')
    await rig.sell()
    await rig.till.syncOnce()
    await rig.till.settle('keep', { id: 'nv-1', name: 'Thu ngân 1' })
    await rig.till.syncOnce()
    await rig.till.syncOnce()
    const sent = rig.server.pushes.flatMap(({ entries }) => entries.map(({ seq }) => seq))
    expect(sent).toEqual([1, 2, 3, 4, 5, 6]) // 6 tells of the repair
    await expectDelivered(rig)
  })

  it('[P2] never sends an entry that only one store holds', async () => {
    const rig = await createRig()
    rig.box.failNext('append', 'late')
    const sale = rig.sell()
    const round = rig.till.syncOnce()
    await vi.waitFor(() => expect(rig.server.pushes).toHaveLength(1))
    expect(serverEntries(rig)).toHaveLength(1)
    rig.box.release()
    expect((await sale).outcome).toBe('done')
    await round
    await rig.till.syncOnce()
    await expectDelivered(rig)
  })

  it('[P3] [P13] believes nobody whose hash is not its own, however the answer looks', async () => {
    const rig = await createRig()
    await sellMany(rig, 2)
    const { push } = rig.server
    rig.parts.transport.push = async (request, token) => {
      const answer = await push(request, token)
      return answer.ok ? { ok: true, value: { ...answer.value, hash: ZERO_HASH } } : answer
    }
    await rig.till.syncOnce()
    expect(rig.till.getState().sync).toMatchObject({ unsentCount: 3 })
    expect(rig.box.ack).toBeNull()
  })

  it('[P4] [P8] sends again what an answer was lost for, and both sides agree', async () => {
    const rig = await createRig()
    await sellMany(rig, 3)
    rig.server.faults = ['answer-lost']
    await rig.till.syncOnce()
    expect(serverEntries(rig)).toHaveLength(4)
    expect(rig.till.getState().sync.unsentCount).toBe(4)
    await rig.till.syncOnce()
    await expectDelivered(rig)
  })

  it('notes each believed answer in the black box too', async () => {
    const rig = await createRig()
    await sellMany(rig, 2)
    await rig.till.syncOnce()
    const last = rig.box.lines.at(-1)
    expect(rig.box.ack).toEqual({ epoch: 'e1', through: last?.seq, hash: last?.hash })
    rig.box.failNext('noteAck', 'before')
    await rig.sell()
    await rig.till.syncOnce()
    await expectDelivered(rig)
  })

  it('halves the batch when it is too large, and sends the rest in more', async () => {
    const rig = await createRig()
    await sellMany(rig, 9)
    rig.server.maxBatch = 3
    await rig.till.syncOnce()
    await expectDelivered(rig)
    expect(rig.server.pushes.map(({ entries }) => entries.length)).toEqual([10, 5, 3, 3, 3, 1])
  })

  it('[P10] sends again from where a restored server stands', async () => {
    const rig = await createRig()
    await sellMany(rig, 5)
    await rig.till.syncOnce()
    rig.server.epoch = 'e2'
    serverEntries(rig).length = 2
    await sellMany(rig, 1)
    await rig.till.syncOnce()
    await expectDelivered(rig)
    expect(rig.box.ack?.epoch).toBe('e2')
  })

  it('[P10] enrols the same key again at a server that does not know it, and sends from 1', async () => {
    const rig = await createRig()
    await sellMany(rig, 3)
    await rig.till.syncOnce()
    const { identity } = rig.till.getState()
    rig.server.journals.clear()
    await rig.sell()
    await rig.till.syncOnce()
    expect(rig.till.getState().identity).toEqual(identity)
    await expectDelivered(rig)
  })

  it('[P10] asks for a new code when the old one is gone with the server', async () => {
    const rig = await createRig()
    await sellMany(rig, 2)
    rig.server.journals.clear()
    rig.server.codes = new Set(['CODE-2'])
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.problem).toBe('unknown-till')
    expect(await rig.till.enrol({ code: 'CODE-2', name: 'Quầy 1' })).toEqual({ ok: true, value: null })
    await rig.till.syncOnce()
    expect(rig.till.getState().sync.problem).toBeNull()
    await expectDelivered(rig)
  })

  it('[P6b] sends the copy of the box when the store is rotten, and mends the store', async () => {
    const rig = await createRig()
    await sellMany(rig, 3)
    await rig.inStore((db) => db.own.update(3, { text: 'rotten' }))
    await rig.till.syncOnce()
    await expectDelivered(rig)
    expect((await rig.inStore((db) => db.own.get(3)))?.text).toBe(rig.box.lines[2]?.text)
    expect(rig.till.getState().findings).toContainEqual({
      code: 'tail-copied-to-store',
      detail: { count: 1, fromSeq: 3 },
    })
  })

  it('[P6b] sends a hole when neither copy fits, also for what a restored server wants again', async () => {
    const rig = await createRig()
    await sellMany(rig, 4)
    await rig.till.syncOnce()
    await rig.inStore((db) => db.own.update(3, { text: 'rotten' }))
    rig.box.rotten.add(3)
    serverEntries(rig).length = 1
    await rig.till.syncOnce()
    expect(serverEntries(rig)[2]).toMatchObject({ seq: 3, text: null })
    expect(rig.till.getState().findings).toContainEqual({ code: 'hole', detail: { seq: 3 } })
    await rig.till.syncOnce()
    await expectDelivered(rig)
  })

  it('[P6b] sends a sound entry again when the wire broke it, and never makes a hole of it', async () => {
    const rig = await createRig()
    await sellMany(rig, 3)
    let broken = 2
    rig.server.corrupts = (entry) =>
      entry.seq === 3 && broken-- > 0 ? { ...entry, text: `${entry.text} ` } : entry
    await rig.till.syncOnce()
    await expectDelivered(rig)
  })

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

  it('[P3] goes on behind its own entries that only the server kept', async () => {
    const rig = await createRig()
    const clone = await cloneOf(rig)
    await sellMany(clone, 2)
    await clone.till.syncOnce()
    await rig.till.syncOnce()
    expect(rig.box.lines).toEqual(clone.box.lines)
    expect((await rig.sell()).outcome).toBe('done')
    await rig.till.syncOnce()
    await expectDelivered(rig)
    expect(JSON.parse(rig.box.lines.at(-1)?.text ?? '').body.number.sale).toBe(3)
  })

  it('[P22] stops pushing and pulling when it is revoked', async () => {
    const rig = await createRig()
    for (const journal of rig.server.journals.values()) journal.isRevoked = true
    rig.server.feed.push({ table: 'staff', id: 'nv-1', row: { id: 'nv-1', name: 'A', role: 'cashier' } })
    await rig.till.syncOnce()
    expect(rig.till.getState()).toMatchObject({ sync: { stop: 'revoked' }, staff: [] })
    expect(rig.till.getState().findings).toContainEqual({ code: 'revoked', detail: {} })
    expect((await rig.sell()).outcome).toBe('done')
  })

  it('[P21] signs the newest head with each push, sent or not', async () => {
    const rig = await createRig()
    await sellMany(rig, 3)
    rig.server.maxBatch = 2
    await rig.till.syncOnce()
    const key = await rig.inStore((db) => db.key.get('till'))
    const { tillId } = rig.till.getState().identity ?? {}
    if (!key || !tillId) throw new Error('no key')
    const newest = rig.box.lines.at(-1)
    for (const { head } of rig.server.pushes) {
      expect(head).toMatchObject({ seq: newest?.seq, hash: newest?.hash })
      const sig = Uint8Array.from(atob(head.sig.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
        c.charCodeAt(0),
      )
      const said = new TextEncoder().encode(
        headMessage(tillId, { ...head, hash: entryHashSchema.parse(head.hash) }),
      )
      expect(await crypto.subtle.verify('Ed25519', key.pair.publicKey, sig, said)).toBe(true)
    }
  })
})

const setPrice = (rig: Rig, unitPrice: number) =>
  rig.till.commit('price.changed', {
    productId: buildProduct().id,
    unitPrice: vnd(unitPrice),
    number: 1,
    reason: null,
    by: staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' }),
  })

describe('tokens', () => {
  it('are EdDSA JWTs of at most 60 s by the clock of the server, however wrong the own clock is [P11]', async () => {
    const rig = await createRig()
    const serverNowMs = rig.clock.nowMs()
    rig.server.faults = [null]
    const { push, pull } = rig.server
    const asServer = { nowMs: () => serverNowMs }
    rig.clock.setWallMs(Date.parse('1970-06-01T00:00:00.000Z'))
    rig.parts.transport.push = async (request, token) => {
      const key = await rig.inStore((db) => db.key.get('till'))
      const checked = await jwtVerify(token, key?.pair.publicKey as CryptoKey, {
        audience: 'ocop-sync',
        algorithms: ['EdDSA'],
        currentDate: new Date(asServer.nowMs()),
        clockTolerance: 60,
      }).catch(() => null)
      if (checked === null) return { ok: false, error: { reason: 'clock', nowMs: asServer.nowMs() } }
      expect((checked.payload.exp ?? 0) - (checked.payload.iat ?? 0)).toBeLessThanOrEqual(60)
      expect(checked.payload.sub).toBe(rig.till.getState().identity?.tillId)
      const answer = await push(request, token)
      return answer.ok ? { ok: true, value: { ...answer.value, now: asServer.nowMs() } } : answer
    }
    rig.parts.transport.pull = async (request, token) => {
      const answer = await pull(request, token)
      return answer.ok ? { ok: true, value: { ...answer.value, now: asServer.nowMs() } } : answer
    }
    expect((await rig.sell()).outcome).toBe('done')
    await rig.till.syncOnce()
    await expectDelivered(rig)
    await rig.sell()
    const at = JSON.parse(rig.box.lines.at(-1)?.text ?? '').at
    expect(Date.parse(at.wall) + at.offsetMs).toBe(serverNowMs)
    expect(at.run).toBeGreaterThan(1)
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
