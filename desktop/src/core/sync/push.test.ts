import { jwtVerify } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import type { ChainedEntry } from '#shared/journal/entry.ts'
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

  it('[P3] [P13] [T17] believes nobody whose hash is not its own, however the answer looks', async () => {
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

  it('[P6b] leaves out the hashes the server works out, until it is told that one does not fit', async () => {
    const rig = await createRig()
    await sellMany(rig, 3)
    rig.server.corrupts = (entry) => {
      rig.server.corrupts = null
      return { ...entry, text: `${entry.text} ` }
    }
    await rig.till.syncOnce()
    const hashes = rig.server.pushes.map(({ entries }) => entries.filter(({ hash }) => hash).length)
    expect(hashes).toEqual([1, 4])
    await expectDelivered(rig)
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
