import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { slimEntries } from '#shared/protocol/sent-entry.ts'
import { asStored, noticesOf, quarantinedOf, storedOf } from '../testing/stored.ts'
import { startWireServer } from '../testing/wire-server.ts'
import {
  copyTill,
  enrolledTill,
  headOf,
  pull,
  push,
  pushRequest,
  signToken,
  type WireTill,
  write,
} from '../testing/wire-till.ts'

const server = await startWireServer('slim push')
const { db } = server
afterAll(() => server.stop())

let till: WireTill
beforeEach(async () => {
  till = await enrolledTill(server, { pointId: await server.addPoint() })
})

function spoiled(entries: readonly ChainedEntry[], seq: number): ChainedEntry[] {
  return entries.map((entry) => (entry.seq === seq ? { ...entry, text: `${entry.text} ` } : entry))
}

describe('a push without the hashes that the server works out', () => {
  test('[P3] [P4] stores the same journal, also when it repeats in part', async () => {
    const entries = write(till, 12)
    expect(await push(till, slimEntries(entries.slice(0, 8)))).toMatchObject({ through: 8 })
    expect(await push(till, slimEntries(entries.slice(3)))).toMatchObject({ through: 12, flagged: [] })
    expect(await push(till, entries)).toMatchObject({ through: 12, hash: headOf(till).hash })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
  })

  test('[P6b] with one wrong text stores nothing of it; with every hash all before that text', async () => {
    const entries = write(till, 6)
    await push(till, slimEntries(entries.slice(0, 2)))
    const sent = spoiled(entries.slice(2), 5)
    expect(await push(till, slimEntries(sent))).toMatchObject({ through: 2, stop: 'bad-hash', seq: 3 })
    expect(await quarantinedOf(db, till)).toEqual([])
    expect(await noticesOf(db, till)).toEqual([])
    expect(await push(till, sent)).toMatchObject({ through: 4, stop: 'bad-hash', seq: 5 })
    expect(await quarantinedOf(db, till)).toEqual([{ reason: 'bad-hash', entry: sent[2] }])
    expect(await noticesOf(db, till)).toEqual([{ kind: 'bad-hash', seq: 5 }])
    expect(await push(till, slimEntries(entries.slice(4)))).toMatchObject({ through: 6 })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
  })

  test('[P6b] keeps a hole’s own hash, and a later copy fills it', async () => {
    const entries = write(till, 4)
    const holed = entries.map((entry) => (entry.seq === 2 ? { ...entry, text: null } : entry))
    expect(await push(till, slimEntries(holed))).toMatchObject({ through: 4, flagged: [{ reason: 'hole' }] })
    expect(await push(till, slimEntries(entries.slice(1, 3)))).toMatchObject({ through: 4, flagged: [] })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
  })

  test('[P5] of another branch goes to quarantine whole, with its hashes', async () => {
    write(till, 3)
    const copy = copyTill(till)
    await push(till, slimEntries([...till.entries, ...write(till, 1, 1)]))
    const branch = write(copy, 3, 2)
    expect(await push(copy, slimEntries(branch))).toMatchObject({ through: 4, stop: 'forked', seq: 4 })
    expect((await quarantinedOf(db, till)).map(({ entry }) => entry)).toEqual(branch)
  })

  test('comes packed with brotli too', async () => {
    const input = pushRequest(till, slimEntries(write(till, 3)))
    const reply = await fetch(`${server.url}/trpc/till.push`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'br',
        authorization: `Bearer ${await signToken(till, server.clock.nowMs())}`,
      },
      body: brotliCompressSync(JSON.stringify(input)),
    })
    expect(await reply.json()).toMatchObject({ result: { data: { through: 3 } } })
  })
})

test('[P9] siblings’ entries come down without those hashes from protocol 2 on, and with all to an older till', async () => {
  const sibling = await enrolledTill(server, { pointId: till.pointId })
  await push(sibling, write(sibling, 3))
  const token = await signToken(till, server.clock.nowMs())
  for (const [protocol, entries] of [
    [1, sibling.entries],
    [2, slimEntries(sibling.entries)],
  ] as const) {
    const input = { protocol, epoch: null, boot: till.boot, feed: null, siblings: {} }
    const reply = await fetch(`${server.url}/trpc/till.pull`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    })
    expect(await reply.json()).toMatchObject({ result: { data: { siblings: [{ from: 1, entries }] } } })
  }
  expect((await pull(till, { protocol: 2 })).siblings[0]?.entries).toEqual(sibling.entries)
})
