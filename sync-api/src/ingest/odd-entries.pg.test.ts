import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { hashSide } from '#shared/journal/hash.ts'
import { buildEntry, buildSaleBody } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { asStored, flagsOf, noticesOf, quarantinedOf, storedOf } from '../testing/stored.ts'
import { OTHER_POINT, startWireServer } from '../testing/wire-server.ts'
import {
  enrolledTill,
  headOf,
  makeTill,
  push,
  type WireTill,
  write,
  writeText,
} from '../testing/wire-till.ts'

const server = await startWireServer('odd entries')
const { db } = server
afterAll(() => server.stop())

let till: WireTill
beforeEach(async () => {
  till = await enrolledTill(server)
})

describe('[P6] what cannot be read', () => {
  test.each([
    ['is no JSON', 'not-json', () => 'xin chào'],
    ['holds a raw U+0000', 'not-json', () => '{"a":"\u0000"}'],
    ['has spaces', 'not-canonical', (seq: number) => `{"seq": ${seq}}`],
    ['has one key twice', 'not-canonical', () => '{"a":1,"a":2}'],
    ['has a number that is not whole', 'unsafe-number', () => '{"a":1.5}'],
    ['has a number beyond 2^53', 'unsafe-number', () => '{"a":90071992547409920}'],
    ['escapes U+0000', 'bad-string', () => '{"a":"\\u0000"}'],
    ['escapes a lone surrogate', 'bad-string', () => '{"a":"\\ud800"}'],
    ['is no envelope', 'bad-envelope', () => '{"a":1}'],
    ['is longer than 64 KiB', 'too-long', () => JSON.stringify({ a: 'x'.repeat(70_000) })],
  ])('a text that %s is stored, flagged and counted', async (_name, reason, textOf) => {
    const before = write(till, 1)
    const odd = writeText(till, textOf(2))
    const after = write(till, 2)
    const answer = await push(till, [...before, odd, ...after])
    expect(answer).toMatchObject({ through: 4, flagged: [{ seq: 2, reason }] })
    expect(answer.stop).toBeUndefined()
    expect(await storedOf(db, till)).toEqual(asStored(till.entries))
    expect(await push(till, till.entries)).toEqual(answer)
  })

  test('an unknown kind, another till, seq or point is stored, flagged and counted', async () => {
    const body = buildSaleBody(seededRandom(1))
    const { tillId, pointId } = till
    const envelope = (seq: number) => ({
      tillId,
      pointId,
      seq,
      at: { wall: '2026-11-22T02:00:00.000Z', offsetMs: 0, run: 1 },
      kind: 'sale.completed',
      v: 1,
      body,
    })
    const odd = [
      { ...envelope(1), kind: 'loyalty.earned' },
      { ...envelope(2), v: 7 },
      { ...envelope(3), tillId: makeTill(server).tillId },
      { ...envelope(9), seq: 9 },
      { ...envelope(5), pointId: OTHER_POINT },
      { ...envelope(6), pointId: 'unknown-point' },
      { ...envelope(7), body: { ...body, total: -1 } },
    ]
    for (const one of odd) writeText(till, JSON.stringify(one))
    const answer = await push(till, [...till.entries, ...write(till, 1)])
    const reasons = [
      'unknown-kind',
      'unknown-kind',
      'wrong-till',
      'wrong-seq',
      'wrong-point',
      'wrong-point',
      'bad-body',
    ]
    expect(answer).toMatchObject({
      through: 8,
      flagged: reasons.map((reason, index) => ({ seq: index + 1, reason })),
    })
    expect(await storedOf(db, till)).toEqual(asStored(till.entries))
  })
})

describe('[P6b] a hash that does not fit its text', () => {
  test('stops there: what is before is stored, the copy is set aside, the office told', async () => {
    const entries = write(till, 5)
    const spoiled = entries.map((entry) => (entry.seq === 3 ? { ...entry, text: `${entry.text} ` } : entry))
    const answer = await push(till, spoiled)
    expect(answer).toMatchObject({ stop: 'bad-hash', seq: 3, through: 2, hash: entries[1]?.hash })
    expect(await storedOf(db, till)).toEqual(asStored(entries.slice(0, 2)))
    expect(await quarantinedOf(db, till)).toEqual([{ reason: 'bad-hash', entry: spoiled[2] }])
    expect(await noticesOf(db, till)).toEqual([{ kind: 'bad-hash', seq: 3 }])
    expect(await push(till, spoiled)).toEqual(answer)
    expect(await quarantinedOf(db, till)).toHaveLength(1)
  })

  test('the copy of the other store takes its place', async () => {
    const entries = write(till, 3)
    await push(
      till,
      entries.map((entry) => ({ ...entry, text: `${entry.text}x` })),
    )
    expect(await push(till, entries)).toMatchObject({ through: 3, flagged: [] })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
  })

  test('a lone surrogate has no UTF-8, so no hash fits it; it is set aside as it came', async () => {
    const [entry] = write(till, 1)
    const odd = { ...(entry ?? till.entries[0]), text: '{"a":"\ud800"}' }
    const answer = await push(till, [odd as NonNullable<typeof entry>])
    expect(answer).toMatchObject({ stop: 'bad-hash', seq: 1, through: 0 })
    expect((await quarantinedOf(db, till))[0]?.entry.text).toBe('{"a":"\ud800"}')
  })
})

describe('[P6b] a hole', () => {
  test('is flagged and counted, until a copy that fits fills it', async () => {
    const entries = write(till, 4)
    const holed = entries.map((entry) => (entry.seq === 2 ? { ...entry, text: null } : entry))
    const answer = await push(till, holed)
    expect(answer).toMatchObject({ through: 4, flagged: [{ seq: 2, reason: 'hole' }] })
    expect(await push(till, holed)).toEqual(answer)
    expect(await push(till, entries)).toMatchObject({ through: 4, flagged: [] })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
    expect(await flagsOf(db, till)).toEqual([])
  })

  test('is filled in the middle of a batch that also adds', async () => {
    const entries = write(till, 6)
    await push(
      till,
      entries.slice(0, 3).map((entry) => ({ ...entry, text: null })),
    )
    expect(await push(till, entries.slice(1))).toMatchObject({ through: 6, flagged: [] })
    expect(await flagsOf(db, till)).toEqual([{ seq: 1, reason: 'hole' }])
  })

  test('is not filled by a text that does not fit its hash', async () => {
    const entries = write(till, 3)
    await push(
      till,
      entries.map((entry) => ({ ...entry, text: null })),
    )
    const wrong = entries.map((entry) => ({ ...entry, text: '{}' }))
    expect(await push(till, wrong)).toMatchObject({ stop: 'bad-hash', seq: 1, through: 3 })
    expect((await storedOf(db, till)).map((entry) => entry.text)).toEqual([null, null, null])
  })

  test('that is filled with what cannot be read is flagged for that instead', async () => {
    const entry = writeText(till, 'xin chào')
    await push(till, [{ ...entry, text: null }])
    expect(await push(till, [entry])).toMatchObject({ flagged: [{ seq: 1, reason: 'not-json' }] })
    expect(await flagsOf(db, till)).toEqual([{ seq: 1, reason: 'not-json' }])
  })

  test('what stands before it is not rewritten by sending a hole again', async () => {
    const entries = write(till, 2)
    await push(till, entries)
    await push(
      till,
      entries.map((entry) => ({ ...entry, text: null })),
    )
    expect(await storedOf(db, till)).toEqual(asStored(entries))
  })
})

describe('buyers’ data beside an entry', () => {
  let side = ''
  beforeEach(() => {
    side = JSON.stringify({ salt: till.tillId, name: 'Hộ mua hàng' })
  })

  function writeSale(sideHash: string | null) {
    const body = buildSaleBody(seededRandom(1), { sideHash: sideHash as never })
    const { tillId, pointId } = till
    const entry = buildEntry({ head: headOf(till), tillId, pointId, kind: 'sale.completed', body })
    till.entries.push(entry)
    return entry
  }

  async function sides(): Promise<{ operator_id: string; side: Buffer | null }[]> {
    const { rows } = await db.query('select operator_id, side from entry_side where till_id = $1', [
      till.tillId,
    ])
    return rows
  }

  test('is kept apart, under its operator, once', async () => {
    const entry = { ...writeSale(hashSide(side)), side }
    const answer = await push(till, [entry])
    expect(answer).toMatchObject({ through: 1, flagged: [] })
    expect(await push(till, [entry])).toEqual(answer)
    expect(await sides()).toEqual([{ operator_id: 'op-bmt', side: Buffer.from(side) }])
    expect(JSON.stringify(await storedOf(db, till))).not.toContain('Hộ mua hàng')
  })

  test('that is not what the entry names is kept, and the office told', async () => {
    const answer = await push(till, [{ ...writeSale(hashSide('{}')), side }])
    expect(answer).toMatchObject({ through: 1, flagged: [] })
    expect(await sides()).toHaveLength(1)
    expect(await noticesOf(db, till)).toEqual([{ kind: 'side-mismatch', seq: 1 }])
  })

  test('stays erased however often it is sent', async () => {
    const entry = { ...writeSale(hashSide(side)), side }
    await push(till, [entry])
    await db.query('update entry_side set side = null where till_id = $1', [till.tillId])
    await push(till, [entry])
    expect(await sides()).toEqual([{ operator_id: 'op-bmt', side: null }])
  })
})
