import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { TillId } from '#shared/ids.ts'
import { verifyChain } from '#shared/journal/chain.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { type EntryHash, ZERO_HASH } from '#shared/journal/hash.ts'
import type { PullAnswer } from '#shared/protocol/pull.ts'
import { MAX_BODY_BYTES } from '#shared/protocol/version.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { beginNewLife } from '../db/epoch.ts'
import { type FeedScope, publishChanges } from '../db/feed-log.ts'
import { inTransaction } from '../db/pool.ts'
import { findTill } from '../db/till-rows.ts'
import { callWire, OTHER_POINT, startWireServer } from '../testing/wire-server.ts'
import {
  answered,
  enrolledTill,
  headOf,
  pull,
  push,
  signToken,
  type WireTill,
  write,
  writeText,
} from '../testing/wire-till.ts'
import { pull as pullDirectly } from './pull.ts'

const server = await startWireServer('pull')
const { db, clock } = server
afterAll(() => server.stop())

let till: WireTill
let cursor: string
let pointId: string
beforeEach(async () => {
  pointId = await server.addPoint()
  till = await enrolledTill(server, { pointId })
  cursor = (await pullAll(till)).cursor
})

const PROVINCE: FeedScope = { kind: 'province' }

function publish(
  scope: FeedScope,
  ids: readonly string[],
  row: object | null = { name: 'Trà' },
): Promise<void> {
  return inTransaction(db, (tx) =>
    publishChanges(
      tx,
      ids.map((id) => ({ scope, table: 'product', id, row })),
    ),
  )
}

/** Pulls until there is no more; siblings are remembered as a till would. */
async function pullAll(of: WireTill, feed: string | null = null) {
  const rows = new Map<string, unknown>()
  const journals = new Map<TillId, ChainedEntry[]>()
  const resets: boolean[] = []
  const siblings: Record<string, { seq: number; hash: EntryHash | null }> = {}
  for (let from = feed, pages = 1; ; pages++) {
    const answer: Awaited<ReturnType<typeof pull>> = await pull(of, { feed: from, siblings })
    from = answer.feed.cursor
    resets.push(answer.feed.reset)
    for (const { table, id, row } of answer.feed.changes) rows.set(`${table}/${id}`, row)
    for (const { tillId, entries } of answer.siblings) {
      journals.set(tillId, [...(journals.get(tillId) ?? []), ...entries])
      const last = entries.at(-1)
      if (last) siblings[tillId] = { seq: last.seq, hash: last.hash }
    }
    if (!answer.more) return { cursor: from, rows, journals, resets, pages }
  }
}

describe('the feed', () => {
  test('brings what is of the province, the point and the till, and nothing else', async () => {
    await publish(PROVINCE, ['of-all'])
    await publish({ kind: 'point', pointId: till.pointId }, ['of-point'])
    await publish({ kind: 'till', tillId: till.tillId }, ['of-till'])
    await publish({ kind: 'point', pointId: OTHER_POINT }, ['of-other-point'])
    await publish({ kind: 'till', tillId: (await enrolledTill(server)).tillId }, ['of-other-till'])
    const { feed } = await pull(till, { feed: cursor })
    const products = feed.changes.filter((change) => change.table === 'product')
    expect(products.map((change) => change.id)).toEqual(['of-all', 'of-point', 'of-till'])
    expect(feed.reset).toBe(false)
  })

  test('goes on from the cursor, and stands still when nothing changed', async () => {
    await publish(PROVINCE, ['once'])
    const first = await pull(till, { feed: cursor })
    const second = await pull(till, { feed: first.feed.cursor })
    expect(second.feed).toEqual({ cursor: first.feed.cursor, reset: false, changes: [] })
  })

  test('says what was taken away', async () => {
    await publish(PROVINCE, ['withdrawn'])
    await publish(PROVINCE, ['withdrawn'], null)
    const { feed } = await pull(till, { feed: cursor })
    expect(feed.changes).toEqual([{ table: 'product', id: 'withdrawn', row: null }])
  })

  test('comes in pages that fit the wire, each row once, one reset in front', async () => {
    const ids = Array.from({ length: 3000 }, (_, index) => `big-${index}`)
    await publish(PROVINCE, ids, { name: 'Đặc sản '.repeat(60) })
    const { rows, resets, pages } = await pullAll(till)
    expect(ids.every((id) => rows.has(`product/${id}`))).toBe(true)
    expect(pages).toBeGreaterThan(2)
    expect(resets).toEqual([true, ...Array.from({ length: pages - 1 }, () => false)])
  })

  test('[P10] a cursor of another epoch, of a number not reached, or unreadable is answered with everything', async () => {
    await publish(PROVINCE, ['before'])
    const [epoch] = cursor.split('.')
    for (const strange of [`other.${9}`, `${epoch}.999999999`, 'x', '', `${epoch}.-1`])
      expect((await pull(till, { feed: strange })).feed.reset, strange).toBe(true)
    await inTransaction(db, beginNewLife)
    const { resets, rows } = await pullAll(till, cursor)
    expect(resets[0]).toBe(true)
    expect(rows.has('product/before')).toBe(true)
  })
})

describe('[P9] a till below the minimum protocol', () => {
  async function pullAs(protocol: number, feed: string | null) {
    const record = await findTill(db, till.tillId)
    if (!record) throw new Error('not enrolled')
    const request = { protocol, epoch: null, boot: till.boot, feed, siblings: {} }
    const nowMs = clock.nowMs()
    return pullDirectly(db, { till: { ...record, issuedAtMs: nowMs }, request, nowMs, minProtocol: 2 })
  }

  test('gets blocks and nothing else, and everything once it is upgraded', async () => {
    const sibling = await enrolledTill(server, { pointId })
    await push(sibling, write(sibling, 2))
    await inTransaction(db, (tx) =>
      publishChanges(tx, [
        { scope: PROVINCE, table: 'product', id: 'honey', row: {} },
        { scope: PROVINCE, table: 'recall', id: 'lot-7', row: { reason: 'thu hồi' } },
      ]),
    )
    const old = await pullAs(1, null)
    expect(old.feed.changes.map((change) => change.table)).toEqual(['recall'])
    expect(old).toMatchObject({ siblings: [], want: {}, more: false })
    expect((await pullAs(1, old.feed.cursor)).feed).toEqual({ ...old.feed, reset: false, changes: [] })
    const upgraded = await pullAs(2, old.feed.cursor)
    expect(upgraded.feed.reset).toBe(true)
    expect(upgraded.feed.changes.some((change) => change.table === 'product')).toBe(true)
  })
})

describe('siblings', () => {
  test('bring each other’s journals, whole and chained, but not those of another point', async () => {
    const [sibling, stranger] = [await enrolledTill(server, { pointId }), await enrolledTill(server)]
    await push(sibling, write(sibling, 40))
    await push(stranger, write(stranger, 3))
    const { journals } = await pullAll(till)
    expect(journals.get(sibling.tillId)).toEqual(sibling.entries)
    expect(journals.has(stranger.tillId)).toBe(false)
    expect(journals.has(till.tillId)).toBe(false)
  })

  test('come from what the till holds on', async () => {
    const sibling = await enrolledTill(server, { pointId })
    await push(sibling, write(sibling, 6))
    const third = sibling.entries[2]
    const siblings = { [sibling.tillId]: { seq: 3, hash: third?.hash ?? null } }
    const answer = await pull(till, { feed: cursor, siblings })
    const page = answer.siblings.find((one) => one.tillId === sibling.tillId)
    expect(page).toEqual({ tillId: sibling.tillId, from: 4, entries: sibling.entries.slice(3) })
  })

  test('start over where the till holds another hash than the server', async () => {
    const sibling = await enrolledTill(server, { pointId })
    await push(sibling, write(sibling, 4))
    for (const seq of [2, 4]) {
      const siblings = { [sibling.tillId]: { seq, hash: 'ab'.repeat(32) as EntryHash } }
      const answer = await pull(till, { feed: cursor, siblings })
      expect(answer.siblings.find((one) => one.tillId === sibling.tillId)?.from).toBe(1)
    }
  })

  test('bring many and large entries in pages within the wire’s limits, missing none', async () => {
    const sibling = await enrolledTill(server, { pointId })
    for (let sent = 0; sent < 4; sent++) await push(sibling, write(sibling, 250, sent))
    for (let sent = 0; sent < 20; sent++)
      await push(sibling, [writeText(sibling, JSON.stringify({ sent, x: '"'.repeat(30_000) }))])
    const token = () => signToken(till, clock.nowMs())
    const siblings = { [sibling.tillId]: { seq: 0, hash: null } }
    const input = { protocol: 1, epoch: null, boot: till.boot, feed: null, siblings }
    const reply = await callWire(server, 'till.pull', { input, token: await token() })
    expect(Buffer.byteLength(reply.body)).toBeLessThan(MAX_BODY_BYTES)
    expect((answered(reply) as PullAnswer).more).toBe(true)
    const { journals } = await pullAll(till)
    const got = journals.get(sibling.tillId) ?? []
    expect(got).toEqual(sibling.entries)
    expect(verifyChain(EMPTY_HEAD, got)).toBeNull()
  })

  test('[P6b] holes come down as holes', async () => {
    const sibling = await enrolledTill(server, { pointId })
    const entries = write(sibling, 3).map((entry) => (entry.seq === 2 ? { ...entry, text: null } : entry))
    await push(sibling, entries)
    const { journals } = await pullAll(till)
    expect(journals.get(sibling.tillId)).toEqual(entries)
  })

  test('a text too long for any answer comes down as a hole, and what follows it comes', async () => {
    const sibling = await enrolledTill(server, { pointId })
    const [entry] = [writeText(sibling, 'x'.repeat(1_000_000))]
    await push(sibling, [entry])
    await push(sibling, write(sibling, 1))
    const { journals } = await pullAll(till)
    expect(journals.get(sibling.tillId)?.map((one) => one.text === null)).toEqual([true, false])
  })
})

describe('[P3] a till that names itself', () => {
  test('pulls its own missing entries', async () => {
    await push(till, write(till, 5))
    const known = { seq: 2, hash: till.entries[1]?.hash ?? null }
    const answer = await pull(till, { feed: cursor, siblings: { [till.tillId]: known } })
    expect(answer.siblings.find((one) => one.tillId === till.tillId)?.entries).toEqual(till.entries.slice(2))
  })
})

describe('[P14] what the server wants carried', () => {
  const HOUR_MS = 60 * 60 * 1000

  test('is what a silent till signed for and never sent, from the first missing entry', async () => {
    const silent = await enrolledTill(server, { pointId })
    const entries = write(silent, 5)
    await push(silent, entries.slice(0, 2))
    expect((await pull(till)).want).not.toHaveProperty(silent.tillId)
    clock.advance(HOUR_MS)
    expect((await pull(till)).want).toMatchObject({ [silent.tillId]: 3 })
  })

  test('is what a sibling holds beyond the server that was restored, once its till is silent', async () => {
    const silent = await enrolledTill(server, { pointId })
    await push(silent, write(silent, 2))
    clock.advance(HOUR_MS)
    const siblings = { [silent.tillId]: { seq: 6, hash: ZERO_HASH } }
    expect((await pull(till, { siblings })).want).toMatchObject({ [silent.tillId]: 3 })
    expect((await pull(till)).want).not.toHaveProperty(silent.tillId)
  })

  test('is the first hole of a journal, but nothing of the till that asks', async () => {
    const sibling = await enrolledTill(server, { pointId })
    const entries = write(sibling, 4).map((entry) => (entry.seq > 2 ? { ...entry, text: null } : entry))
    await push(sibling, entries)
    expect((await pull(till)).want).toMatchObject({ [sibling.tillId]: 3 })
    expect((await pull(sibling)).want).not.toHaveProperty(sibling.tillId)
  })
})

describe('[P19] a base', () => {
  test('is not given yet: a new sibling gets whole journals from 1', async () => {
    const sibling = await enrolledTill(server, { pointId })
    await push(sibling, write(sibling, 2))
    const page = (await pull(till)).siblings.find((one) => one.tillId === sibling.tillId)
    expect(page).toMatchObject({ from: 1 })
    expect(page?.base).toBeUndefined()
    expect(headOf(sibling).seq).toBe(2)
  })
})
