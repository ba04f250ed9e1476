import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction, openPool } from '../db/pool.ts'
import { createApp } from '../server.ts'
import { asStored, storedOf } from '../testing/stored.ts'
import { callWire, startWireServer, type WireReply } from '../testing/wire-server.ts'
import {
  enrolledTill,
  push,
  pushRequest,
  refused,
  signToken,
  type WireTill,
  write,
} from '../testing/wire-till.ts'

const server = await startWireServer('bad requests')
const { db, clock } = server
afterAll(() => server.stop())

let till: WireTill
let token: string
beforeEach(async () => {
  till = await enrolledTill(server)
  await push(till, write(till, 2))
  token = await signToken(till, clock.nowMs())
})

function post(input: unknown, options: { isGzipped?: boolean; headers?: Record<string, string> } = {}) {
  return callWire(server, 'till.push', { input, token, ...options })
}

/** Whatever was refused, the journal is as it was and the till goes on with its next batch. */
async function expectNothingHappened(reply: WireReply, reason: string): Promise<void> {
  expect(refused(reply)).toMatchObject({ reason, now: clock.nowMs() })
  expect(await storedOf(db, till)).toEqual(asStored(till.entries))
  expect((await push(till, write(till, 1))).through).toBe(3)
  expect(server.faults).toEqual([])
}

describe('a body', () => {
  test('of 10 MB is too large, plain or packed', async () => {
    const body = JSON.stringify({ ...pushRequest(till, []), padding: 'x'.repeat(10_000_000) })
    await expectNothingHappened(await post(body), 'too-large')
    expect(refused(await post(body, { isGzipped: true })).reason).toBe('too-large')
  })

  test('that inflates a thousandfold is too large', async () => {
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const reply = await post(bomb, { headers: { 'content-encoding': 'gzip' } })
    await expectNothingHappened(reply, 'too-large')
  })

  test('of the largest size is taken, packed or plain', async () => {
    const request = pushRequest(till, [])
    const padding = 'x'.repeat(1024 * 1024 - JSON.stringify({ ...request, padding: '' }).length)
    const body = JSON.stringify({ ...request, padding })
    expect((await post(body)).isOk).toBe(true)
    expect((await post(body, { isGzipped: true })).isOk).toBe(true)
    expect(refused(await post(`${body} `)).reason).toBe('too-large')
    expect(refused(await post(`${body} `, { isGzipped: true })).reason).toBe('too-large')
  })

  test.each([
    ['no JSON', '{"protocol":1', {}],
    ['nothing', '', {}],
    ['a list', '[]', {}],
    ['text of another type', 'x', { 'content-type': 'text/plain' }],
    ['no gzip though it says so', '{}', { 'content-encoding': 'gzip' }],
    ['no brotli though it says so', '{}', { 'content-encoding': 'br' }],
    ['packed as nobody reads', '{}', { 'content-encoding': 'zstd' }],
  ])('with %s is refused', async (_name, body, headers) => {
    await expectNothingHappened(await post(body, { headers }), 'bad-request')
  })

  test('cut off in the middle of its gzip is refused', async () => {
    const cut = gzipSync(JSON.stringify(pushRequest(till, []))).subarray(0, 100)
    await expectNothingHappened(await post(cut, { headers: { 'content-encoding': 'gzip' } }), 'bad-request')
  })

  test('of two procedures at once is refused', async () => {
    const reply = await callWire(server, 'till.push?batch=1', { input: { 0: pushRequest(till, []) }, token })
    await expectNothingHappened(reply, 'bad-request')
  })
})

describe('a request that is not as the wire says', () => {
  const first = () => ({ ...till.entries[0] })
  test.each([
    ['protocol', () => ({ protocol: 'one' })],
    ['boot', () => ({ boot: undefined })],
    ['head.sig', () => ({ head: { seq: 0, hash: '0'.repeat(64), sig: 'short' } })],
    ['head.seq', () => ({ head: { seq: -1, hash: '0'.repeat(64), sig: 'A'.repeat(86) } })],
    ['entries.0.hash', () => ({ entries: [{ ...first(), hash: 'ABC' }] })],
    ['entries.0.seq', () => ({ entries: [{ ...first(), seq: 1.5 }] })],
    ['entries.1.text', () => ({ entries: [first(), { ...first(), text: 7 }] })],
    ['entries.0.side', () => ({ entries: [{ ...first(), side: 'x'.repeat(16_385) }] })],
    ['entries', () => ({ entries: 'all' })],
  ])('is refused by the name of its field: %s', async (field, change) => {
    const reply = await post({ ...pushRequest(till, []), ...change() })
    expect(refused(reply).message).toMatch(new RegExp(`^${field.replaceAll('.', '\\.')}: `))
    await expectNothingHappened(reply, 'bad-request')
  })

  test('is refused with the value it had', async () => {
    const reply = await post({ ...pushRequest(till, []), protocol: 'one' })
    expect(refused(reply).message).toContain('"one"')
  })

  test('with 501 entries is too large: the till halves the batch', async () => {
    const entries = Array.from({ length: 501 }, (_, index) => ({ ...first(), seq: index + 1, text: null }))
    await expectNothingHappened(await post({ ...pushRequest(till, []), entries }), 'too-large')
  })

  test('[P9] with fields nobody knows yet is taken', async () => {
    const entries = write(till, 1).map((entry) => ({ ...entry, colour: 'green' }))
    const reply = await post({ ...pushRequest(till, entries), mood: 'fine', protocol: 999 })
    expect(reply.json).toMatchObject({ through: 3 })
  })
})

describe('the wire', () => {
  test('lets a page of any origin call the till’s procedures, and no other', async () => {
    const preflight = (path: string) =>
      fetch(`${server.url}/trpc/${path}`, {
        method: 'OPTIONS',
        headers: { origin: 'http://127.0.0.1:4101', 'access-control-request-method': 'POST' },
      })
    const allowed = await preflight('till.push')
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('*')
    expect(allowed.headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, content-encoding',
    )
    const office = await preflight('office.signIn')
    expect(office.headers.get('access-control-allow-origin')).toBeNull()
    const reply = await post(pushRequest(till, []))
    expect(reply.headers.get('access-control-allow-origin')).toBe('*')
    const tooLarge = await post('x'.repeat(2_000_000))
    expect(tooLarge.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('packs a long answer when asked', async () => {
    await push(till, write(till, 50))
    const siblings = { [till.tillId]: { seq: 0, hash: null } }
    const input = { protocol: 1, epoch: null, boot: till.boot, feed: null, siblings }
    const packed = await callWire(server, 'till.pull', {
      input,
      token,
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.isOk).toBe(true)
    const plain = await callWire(server, 'till.pull', {
      input,
      token,
      headers: { 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  test('says that it is well', async () => {
    const response = await fetch(`${server.url}/health`)
    expect([response.status, await response.json()]).toEqual([200, { isUp: true }])
  })
})

describe('a server that waits too long for its database', () => {
  test('is busy, stores nothing, and takes the push once it is free again', async () => {
    const impatient = openPool(server.connectionString, { max: 2, waitMs: 100 })
    const app = await createApp(impatient, { officeDir: null, log: () => {}, nowMs: clock.nowMs })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const request = { input: pushRequest(till, write(till, 1)), token }
    await inTransaction(db, async (tx) => {
      await tx.query('select through from till_head where till_id = $1 for update', [till.tillId])
      expect(refused(await callWire({ url }, 'till.push', request)).reason).toBe('busy')
    })
    expect((await callWire({ url }, 'till.push', request)).json).toMatchObject({ through: 3 })
    await app.close()
    await impatient.end()
  })
})

describe('a server whose database is gone', () => {
  const faults: string[] = []
  let url = ''
  let close = async () => {}
  beforeAll(async () => {
    const gone = openPool('postgres://nobody@127.0.0.1:1/none')
    const app = await createApp(gone, {
      officeDir: null,
      log: (line) => faults.push(line),
      nowMs: clock.nowMs,
    })
    url = await app.listen({ host: '127.0.0.1', port: 0 })
    close = async () => {
      await app.close()
      await gone.end()
    }
  })
  afterAll(() => close())

  test('[P13] is busy: nothing is acknowledged, the fault is logged without what was sent', async () => {
    const request = pushRequest(till, till.entries)
    const reply = await callWire({ url }, 'till.push', { input: request, token })
    expect(refused(reply)).toMatchObject({ reason: 'busy', now: clock.nowMs() })
    expect(faults).toHaveLength(1)
    expect(faults[0]).not.toContain(token)
    expect((await fetch(`${url}/health`)).status).toBe(503)
  })
})
