import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { asStored, noticesOf, quarantinedOf, storedOf } from '../testing/stored.ts'
import { callWire, startWireServer } from '../testing/wire-server.ts'
import {
  copyTill,
  enrolledTill,
  headOf,
  push,
  pushRequest,
  refused,
  signToken,
  type WireTill,
  write,
} from '../testing/wire-till.ts'

const server = await startWireServer('push')
const { db, clock } = server
afterAll(() => server.stop())

let till: WireTill
beforeEach(async () => {
  till = await enrolledTill(server)
})

const stored = () => storedOf(db, till)
const quarantined = () => quarantinedOf(db, till)
const notices = () => noticesOf(db, till)

describe('a push', () => {
  test('[P1] [P3] stores the journal from 1 on, as it came, and answers its head', async () => {
    const entries = write(till, 5)
    expect(await push(till, entries)).toMatchObject({
      through: 5,
      hash: entries[4]?.hash,
      flagged: [],
    })
    expect(await stored()).toEqual(asStored(entries))
  })

  test('[P3] of nothing asks for the head: zeros for an empty journal', async () => {
    expect(await push(till, [])).toMatchObject({ through: 0, hash: ZERO_HASH })
    await push(till, write(till, 2))
    expect(await push(till, [])).toMatchObject({ through: 2, hash: headOf(till).hash })
  })

  test('[P4] repeating a push changes nothing and gives the same answer', async () => {
    const entries = write(till, 4)
    const first = await push(till, entries)
    const before = await stored()
    expect(await push(till, entries)).toEqual(first)
    expect(await push(till, entries, { isGzipped: true })).toEqual(first)
    expect(await stored()).toEqual(before)
  })

  test('[P4] [P2] a batch that overlaps what is held adds only what follows', async () => {
    const entries = write(till, 6)
    await push(till, entries.slice(0, 4))
    expect(await push(till, entries.slice(2))).toMatchObject({ through: 6 })
    expect(await stored()).toEqual(asStored(entries))
    expect(await quarantined()).toEqual([])
  })

  test('[P7] a gap is answered with the current head, and nothing after it is stored', async () => {
    const entries = write(till, 6)
    await push(till, entries.slice(0, 2))
    const answer = await push(till, entries.slice(3))
    expect(answer).toMatchObject({ through: 2, hash: entries[1]?.hash, stop: 'gap', seq: 3 })
    expect(await stored()).toEqual(asStored(entries.slice(0, 2)))
    expect(await quarantined()).toEqual([])
  })

  test('[P2] [P7] of a batch with a gap inside, what is before the gap is stored', async () => {
    const entries = write(till, 6)
    const answer = await push(till, [...entries.slice(0, 3), ...entries.slice(4)])
    expect(answer).toMatchObject({ through: 3, stop: 'gap', seq: 4 })
    expect((await stored()).length).toBe(3)
  })

  test('[P12] a refused push leaves what was stored as it was', async () => {
    const entries = write(till, 3)
    await push(till, entries)
    const before = await stored()
    const head = { seq: 9, hash: ZERO_HASH, sig: 'A'.repeat(86) }
    const token = await signToken(till, clock.nowMs())
    const reply = await callWire(server, 'till.push', {
      input: { ...pushRequest(till, write(till, 2)), head },
      token,
    })
    expect(refused(reply).reason).toBe('bad-key')
    expect(await stored()).toEqual(before)
  })

  test('[T11] five senders at once: no double, no gap', async () => {
    const entries = write(till, 200)
    const sizes = [7, 20, 33, 50, 200]
    await Promise.all(
      sizes.map(async (size) => {
        for (let from = 0; from < entries.length; from += size)
          await push(till, entries.slice(from, from + size))
      }),
    )
    await push(till, entries)
    expect(await stored()).toEqual(asStored(entries))
    expect(await quarantined()).toEqual([])
  })
})

describe('[P5] a fork', () => {
  test('keeps the first branch, quarantines the other whole, tells the office', async () => {
    const common = write(till, 2)
    await push(till, common)
    const copy = copyTill(till)
    const [kept, other] = [write(till, 2, 11), write(copy, 3, 22)]
    await push(till, kept)
    const answer = await push(copy, other)
    expect(answer).toMatchObject({ stop: 'forked', seq: 3, through: 4, hash: headOf(till).hash })
    expect(await stored()).toEqual(asStored([...common, ...kept]))
    expect(await quarantined()).toEqual(other.map((entry) => ({ reason: 'forked', entry })))
    expect(await notices()).toContainEqual({ kind: 'forked', seq: 3 })
  })

  test('that begins right after the head is a fork too', async () => {
    await push(till, write(till, 2))
    const copy = copyTill({ ...till, entries: [] })
    write(copy, 2, 99)
    const [, , third] = [...copy.entries, ...write(copy, 1, 99)]
    const answer = await push(copy, third ? [third] : [])
    expect(answer).toMatchObject({ stop: 'forked', seq: 3, through: 2 })
    expect((await quarantined()).map(({ entry }) => entry.seq)).toEqual([3])
  })

  test('inside a batch: what fits before it is held, the rest is set aside', async () => {
    const common = write(till, 3)
    await push(till, common)
    await push(till, write(till, 2, 5))
    const copy = { ...copyTill(till), entries: [...common] }
    const other = write(copy, 4, 6)
    const answer = await push(copy, [...common, ...other])
    expect(answer).toMatchObject({ stop: 'forked', seq: 4, through: 5 })
    expect((await quarantined()).map(({ entry }) => entry.seq)).toEqual([4, 5, 6, 7])
  })

  test('[P4] repeated is answered the same and kept once; the right copy goes on', async () => {
    const common = write(till, 1)
    await push(till, common)
    const copy = copyTill(till)
    await push(till, write(till, 1, 1))
    const other = write(copy, 2, 2)
    const first = await push(copy, other)
    expect(await push(copy, other)).toEqual(first)
    expect(await quarantined()).toHaveLength(2)
    expect(await push(till, write(till, 3))).toMatchObject({ through: 5 })
  })

  test('is seen in a signed head alone, before any of its entries arrives', async () => {
    await push(till, write(till, 1))
    const copy = copyTill(till)
    await push(till, write(till, 3, 1))
    write(copy, 2, 2)
    expect(await push(copy, [])).toMatchObject({ stop: 'forked', seq: 3, through: 4 })
    expect(await notices()).toContainEqual({ kind: 'forked', seq: 3 })
  })

  test('keeps the buyers’ data of the other branch, apart from it', async () => {
    await push(till, write(till, 1))
    const copy = copyTill(till)
    await push(till, write(till, 1, 1))
    const [entry] = write(copy, 1, 2)
    await push(copy, entry ? [{ ...entry, side: '{"salt":"x","name":"Người mua lẻ"}' }] : [])
    const { rows } = await db.query('select side from entry_side where till_id = $1', [till.tillId])
    expect(rows.map((row) => row.side.toString('utf8'))).toEqual(['{"salt":"x","name":"Người mua lẻ"}'])
    expect(JSON.stringify(await quarantined())).not.toContain('Người mua lẻ')
  })
})
