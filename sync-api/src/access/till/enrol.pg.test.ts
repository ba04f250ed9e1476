import { afterAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/pool.ts'
import { callWire, OTHER_POINT, startWireServer, type WireReply } from '../../testing/wire-server.ts'
import {
  answered,
  enrolledTill,
  enrolRequest,
  enrolTill,
  headOf,
  makeTill,
  pull,
  push,
  refused,
  sendPush,
  signToken,
  write,
} from '../../testing/wire-till.ts'
import { revokeTill } from './till-table.ts'

const server = await startWireServer('enrol')
const { db, clock } = server
afterAll(() => server.stop())

function enrol(input: object): Promise<WireReply> {
  return callWire(server, 'till.enrol', { input })
}

async function countTills(): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*)::int as count from till')
  return rows[0]?.count ?? -1
}

/** Lets all of them begin and holds each back before it can end, so that they really meet. */
async function whileNobodyCommits<T>(begin: () => Promise<T>[]): Promise<T[]> {
  const begun = await inTransaction(db, async (tx) => {
    await tx.query('select last from feed_head for update') // each publishes its till last
    const running = begin()
    await expect
      .poll(async () => {
        const { rows } = await db.query<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rows[0]?.count
      })
      .toBe(running.length)
    return { running } // not awaited here: they end after this does
  })
  return Promise.all(begun.running)
}

describe('enrolment', () => {
  test('a code makes a till known, named after its key and numbered by its point', async () => {
    const [first, second, elsewhere] = [
      makeTill(server),
      makeTill(server),
      makeTill(server, { pointId: OTHER_POINT }),
    ]
    const answer = await enrolTill(server, first)
    expect(answer).toMatchObject({ tillId: first.tillId, pointId: first.pointId, now: clock.nowMs() })
    expect((await enrolTill(server, second)).number).toBe(answer.number + 1)
    expect((await enrolTill(server, elsewhere)).number).toBe(1)
  })

  test('the point’s tills learn of a new one', async () => {
    const [old, fresh] = [await enrolledTill(server), await enrolledTill(server)]
    const { feed } = await pull(old)
    const row = feed.changes.find((change) => change.table === 'till' && change.id === fresh.tillId)
    expect(row?.row).toMatchObject({ id: fresh.tillId, isRevoked: false })
  })

  test('[P8] the same code and key get the same answer, however late', async () => {
    const till = makeTill(server)
    const request = enrolRequest(till, await server.code())
    const first = await enrol(request)
    const before = await countTills()
    clock.advance(40 * 24 * 60 * 60 * 1000)
    const again = await enrol(request)
    expect(again.json).toEqual({ ...(answered(first) as object), now: clock.nowMs() })
    expect(await countTills()).toBe(before)
  })

  test('[P8] five requests at once with one code and key make one till', async () => {
    const till = makeTill(server)
    const request = enrolRequest(till, await server.code())
    const before = await countTills()
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => enrol(request)))
    expect(new Set(replies.map((reply) => JSON.stringify(answered(reply)))).size).toBe(1)
    expect(await countTills()).toBe(before + 1)
  })

  test('five tills of a point at once get five numbers', async () => {
    const pointId = await server.addPoint()
    const requests = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => enrolRequest(makeTill(server), await server.code({ pointId }))),
    )
    const replies = await whileNobodyCommits(() => requests.map(enrol))
    const numbers = replies.map((reply) => (answered(reply) as { number: number }).number)
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5])
  })

  test('a used code enrols no other till, an unknown or expired one none', async () => {
    const code = await server.code()
    await enrol(enrolRequest(makeTill(server), code))
    const before = await countTills()
    expect(refused(await enrol(enrolRequest(makeTill(server), code))).reason).toBe('bad-code')
    expect(refused(await enrol(enrolRequest(makeTill(server), 'AAAA-BBBB-CCCC'))).reason).toBe('bad-code')
    const short = await server.code({ lifeMs: 1000 })
    clock.advance(1000)
    expect(refused(await enrol(enrolRequest(makeTill(server), short))).reason).toBe('bad-code')
    expect(await countTills()).toBe(before)
  })

  test('a code typed in lower case, without hyphens and with look-alikes is read', async () => {
    const code = (await server.code())
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    expect((await enrol(enrolRequest(makeTill(server), code))).isOk).toBe(true)
  })

  test('only the hash of a code is kept', async () => {
    const code = await server.code()
    const { rows } = await db.query('select enrol_code::text as row from enrol_code')
    expect(rows.some((row) => row.row.includes(code) || row.row.includes(code.replaceAll('-', '')))).toBe(
      false,
    )
  })

  test('whoever tries codes has to wait, even with a right one', async () => {
    for (let tried = 0; tried < 20; tried++) await enrol(enrolRequest(makeTill(server), `WRONG-${tried}`))
    const request = enrolRequest(makeTill(server), await server.code())
    expect(refused(await enrol(request)).reason).toBe('busy')
    clock.advance(11 * 60 * 1000)
    expect((await enrol(request)).isOk).toBe(true)
  })
})

describe('[P10] a till enrols again', () => {
  test('at a server that knows it: it is the same till', async () => {
    const till = makeTill(server)
    const { number } = await enrolTill(server, till)
    expect(await enrolTill(server, till)).toMatchObject({ tillId: till.tillId, number })
  })

  test('at a server that lost it: the same till, under the number it asks for, with an empty journal', async () => {
    const till = makeTill(server)
    const request = { ...enrolRequest(till, await server.code()), number: 77, tillId: till.tillId }
    expect((await enrol(request)).json).toMatchObject({ tillId: till.tillId, number: 77 })
    expect(await push(till, [])).toMatchObject({ through: 0 })
  })

  test('its old number is taken meanwhile: it gets another', async () => {
    const taken = await enrolTill(server, makeTill(server))
    const reply = await enrol({
      ...enrolRequest(makeTill(server), await server.code()),
      number: taken.number,
    })
    expect(reply.isOk).toBe(true)
    expect((reply.json as { number: number }).number).not.toBe(taken.number)
  })

  test('with a code of another point it is refused and stays where it is', async () => {
    const till = await enrolledTill(server)
    const code = await server.code({ pointId: OTHER_POINT })
    expect(refused(await enrol(enrolRequest(till, code))).reason).toBe('bad-code')
    expect((await push(till, write(till, 1))).through).toBe(1)
  })
})

describe('[P15] a key is replaced', () => {
  async function tillWithJournal() {
    const till = await enrolledTill(server)
    await push(till, write(till, 3))
    return till
  }

  test('with a code made for the till and the hash of what the server holds last', async () => {
    const till = await tillWithJournal()
    const code = await server.code({ tillId: till.tillId })
    const renewed = { ...makeTill(server), tillId: till.tillId, entries: till.entries }
    const request = { ...enrolRequest(renewed, code), tillId: till.tillId }
    expect(refused(await enrol(request))).toMatchObject({ reason: 'bad-key', seq: 3 })
    expect(refused(await enrol({ ...request, head: { ...headOf(till), seq: 2 } }))).toMatchObject({ seq: 3 })
    const wrong = { seq: 3, hash: 'ab'.repeat(32) }
    expect(refused(await enrol({ ...request, head: wrong }))).toMatchObject({ reason: 'bad-key', seq: 3 })
    const replaced = await enrol({ ...request, head: headOf(till) })
    expect(replaced.json).toMatchObject({ tillId: till.tillId })
    expect((await push(renewed, write(renewed, 1))).through).toBe(4)
  })

  test('the old key opens nothing any more, not even with a new code', async () => {
    const till = await tillWithJournal()
    const code = await server.code({ tillId: till.tillId })
    const renewed = { ...makeTill(server), tillId: till.tillId, entries: till.entries }
    await enrol({ ...enrolRequest(renewed, code), tillId: till.tillId, head: headOf(till) })
    expect(refused(await sendPush(till, [])).reason).toBe('bad-key')
    expect(refused(await enrol(enrolRequest(till, await server.code()))).reason).toBe('bad-key')
  })

  test('a plain code, or one made for another till, replaces no key', async () => {
    const till = await tillWithJournal()
    const other = await enrolledTill(server)
    const renewed = makeTill(server)
    const request = { tillId: till.tillId, head: headOf(till) }
    const plain = { ...enrolRequest(renewed, await server.code()), ...request }
    expect(refused(await enrol(plain)).reason).toBe('bad-code')
    const others = { ...enrolRequest(renewed, await server.code({ tillId: other.tillId })), ...request }
    expect(refused(await enrol(others)).reason).toBe('bad-code')
  })

  test('a code made for a till enrols no new one', async () => {
    const till = await tillWithJournal()
    const code = await server.code({ tillId: till.tillId })
    const before = await countTills()
    expect(refused(await enrol(enrolRequest(makeTill(server), code))).reason).toBe('bad-code')
    expect(await countTills()).toBe(before)
  })
})

describe('[P22] a revoked till', () => {
  test('is not let in again by a code', async () => {
    const till = await enrolledTill(server)
    await inTransaction(db, (tx) => revokeTill(tx, till.tillId, clock.nowMs()))
    expect(refused(await enrol(enrolRequest(till, await server.code()))).reason).toBe('bad-key')
  })
})

describe('a token', () => {
  async function pushWith(claims: Record<string, unknown>, nowMs = clock.nowMs()) {
    const till = await enrolledTill(server)
    const token = await signToken(till, nowMs, claims)
    return callWire(server, 'till.pull', {
      input: { protocol: 1, epoch: null, boot: till.boot, feed: null, siblings: {} },
      token,
    })
  }

  test.each([
    ['two minutes old', -121],
    ['of a clock that is years behind', -3e8],
    ['of two minutes from now', 121],
    ['of a clock that is years ahead', 3e8],
  ])('%s is answered with the server’s now', async (_name, seconds) => {
    const refusal = refused(await pushWith({}, clock.nowMs() + seconds * 1000))
    expect(refusal).toMatchObject({ reason: 'clock', now: clock.nowMs() })
  })

  test.each([-119, -60, 0, 59])('%i s off is within the leeway', async (seconds) => {
    expect((await pushWith({}, clock.nowMs() + seconds * 1000)).isOk).toBe(true)
  })

  test('that lives longer than a minute, or is for another service, is refused', async () => {
    const iat = Math.floor(clock.nowMs() / 1000)
    expect(refused(await pushWith({ exp: iat + 61 })).reason).toBe('bad-key')
    expect(refused(await pushWith({ aud: 'elsewhere' })).reason).toBe('bad-key')
    expect(refused(await pushWith({ exp: undefined })).reason).toBe('bad-key')
  })

  test('of a stranger, of another till’s key, or none is refused', async () => {
    const [known, stranger] = [await enrolledTill(server), makeTill(server)]
    const input = { protocol: 1, epoch: null, boot: known.boot, feed: null, siblings: {} }
    const call = async (token?: string) =>
      refused(await callWire(server, 'till.pull', { input, ...(token ? { token } : {}) })).reason
    expect(await call(await signToken(stranger, clock.nowMs()))).toBe('unknown-till')
    expect(await call(await signToken({ ...stranger, tillId: known.tillId }, clock.nowMs()))).toBe('bad-key')
    expect(await call()).toBe('bad-key')
    expect(await call('not.a.token')).toBe('bad-key')
    const unsigned = [{ alg: 'none' }, { sub: known.tillId }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    )
    expect(await call(`${unsigned.join('.')}.`)).toBe('bad-key')
  })
})
