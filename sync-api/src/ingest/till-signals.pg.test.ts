import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { revokeTill } from '../access/till/till-table.ts'
import { beginNewLife } from '../db/epoch.ts'
import { inTransaction } from '../db/pool.ts'
import { asStored, noticesOf, quarantinedOf, storedOf } from '../testing/stored.ts'
import { callWire, startWireServer } from '../testing/wire-server.ts'
import {
  copyTill,
  enrolledTill,
  enrolTill,
  headOf,
  pull,
  push,
  pushRequest,
  refused,
  signHead,
  signToken,
  type WireTill,
  write,
} from '../testing/wire-till.ts'

const server = await startWireServer('till signals')
const { db, clock } = server
afterAll(() => server.stop())

let till: WireTill
beforeEach(async () => {
  till = await enrolledTill(server)
})

async function signedHead(): Promise<{ seq: number; hash: string; sig: string }> {
  const { rows } = await db.query(
    `select signed_seq as seq, encode(signed_hash, 'hex') as hash, signed_sig as sig from till_head where till_id = $1`,
    [till.tillId],
  )
  return rows[0]
}

describe('[P21] the signed head', () => {
  test('is kept when it is the highest so far, sent or not, with its signature', async () => {
    const entries = write(till, 5)
    await push(till, entries.slice(0, 2))
    expect(await signedHead()).toEqual(signHead(till, headOf(till)))
    await push(till, entries, { head: { seq: 2, hash: entries[1]?.hash ?? headOf(till).hash } })
    expect(await signedHead()).toMatchObject({ seq: 5 })
  })

  test('that another key signed, or that was signed for another hash, refuses the push', async () => {
    const entries = write(till, 2)
    const stranger = await enrolledTill(server)
    const token = await signToken(till, clock.nowMs())
    const request = pushRequest(till, entries)
    const { sig } = signHead({ ...till, privateKey: stranger.privateKey }, headOf(till))
    const forged = { ...request, head: { ...request.head, sig } }
    const moved = { ...request, head: { ...request.head, seq: 1 } }
    for (const input of [forged, moved])
      expect(refused(await callWire(server, 'till.push', { input, token })).reason).toBe('bad-key')
    expect(await storedOf(db, till)).toEqual([])
  })

  test('whose entry can no longer take its place is told to the office, and the till goes on', async () => {
    const copy = copyTill(till)
    write(copy, 2, 1)
    await push(copy, []) // signs two entries that are lost before they are sent
    const entries = write(till, 3, 2)
    expect((await push(till, entries)).stop).toBeUndefined()
    expect(await noticesOf(db, till)).toContainEqual({ kind: 'forked', seq: 2 })
  })
})

describe('[P10] the epoch', () => {
  test('stays while the server lives, and changes with a restore', async () => {
    const { epoch } = await push(till, write(till, 1))
    expect((await pull(till)).epoch).toBe(epoch)
    await inTransaction(db, beginNewLife)
    const after = await push(till, write(till, 1))
    expect(after.epoch).not.toBe(epoch)
    expect((await pull(till)).epoch).toBe(after.epoch)
  })

  test('a server that was restored to an earlier state takes the rest again', async () => {
    const entries = write(till, 6)
    await push(till, entries)
    await db.query('delete from entry where till_id = $1 and seq > 2', [till.tillId])
    await db.query(
      `update till_head set through = 2, hash = decode($2, 'hex'), signed_seq = 2 where till_id = $1`,
      [till.tillId, entries[1]?.hash],
    )
    expect(await push(till, [])).toMatchObject({ through: 2, hash: entries[1]?.hash })
    expect(await push(till, entries.slice(2))).toMatchObject({ through: 6 })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
  })

  test('a server that was restored to before the enrolment takes everything from the same till', async () => {
    const entries = write(till, 3)
    await push(till, entries)
    for (const table of ['entry', 'till_notice', 'till_key', 'till_head'])
      await db.query(`delete from ${table} where till_id = $1`, [till.tillId])
    await db.query('delete from till where id = $1', [till.tillId])
    const token = await signToken(till, clock.nowMs())
    const reply = await callWire(server, 'till.push', { input: pushRequest(till, []), token })
    expect(refused(reply).reason).toBe('unknown-till')
    expect((await enrolTill(server, till)).tillId).toBe(till.tillId)
    expect(await push(till, entries)).toMatchObject({ through: 3 })
    expect(await storedOf(db, till)).toEqual(asStored(entries))
  })
})

describe('[P22] a revoked till', () => {
  beforeEach(async () => {
    await push(till, write(till, 2))
    await inTransaction(db, (tx) => revokeTill(tx, till.tillId, clock.nowMs()))
  })

  test('has its pushes set aside, and nothing of it counts', async () => {
    const before = await storedOf(db, till)
    const more = write(till, 2)
    const answer = await push(till, more)
    expect(answer).toMatchObject({ stop: 'revoked', through: 2 })
    expect(await push(till, more)).toEqual(answer)
    expect(await storedOf(db, till)).toEqual(before)
    expect(await quarantinedOf(db, till)).toEqual(more.map((entry) => ({ reason: 'revoked', entry })))
    expect(await noticesOf(db, till)).toContainEqual({ kind: 'revoked', seq: 0 })
  })

  test('is kept within bounds, and the office is told that there was more', async () => {
    const text = 'x'.repeat(900_000)
    const hash = headOf(till).hash
    for (let sent = 1; sent <= 8; sent++)
      await push(till, [{ seq: 2 + sent, prevHash: hash, hash, text: `${sent}${text}` }])
    const { rows } = await db.query<{ bytes: number }>(
      'select sum(octet_length(entry))::int as bytes from quarantine where till_id = $1',
      [till.tillId],
    )
    expect(rows[0]?.bytes).toBeLessThan(5.5 * 1024 * 1024)
    expect(await noticesOf(db, till)).toContainEqual({ kind: 'quarantine-full', seq: 0 })
  })

  test('pulls nothing', async () => {
    const sibling = await enrolledTill(server)
    await push(sibling, write(sibling, 2))
    const answer = await pull(till, { siblings: { [till.tillId]: { seq: 0, hash: null } } })
    expect(answer).toMatchObject({ feed: { reset: false, changes: [] }, siblings: [], want: {}, more: false })
  })
})

describe('[T07] a cloned till', () => {
  test('is noticed when two program starts take turns', async () => {
    const copy = copyTill(till)
    for (const one of [till, copy]) {
      await push(one, [])
      clock.advance(5000)
    }
    expect(await noticesOf(db, till)).toEqual([])
    await pull(till)
    expect(await noticesOf(db, till)).toEqual([{ kind: 'cloned', seq: 0 }])
  })

  test('is not seen in a till that was restarted, nor in its request that came late', async () => {
    const late = await signToken(till, clock.nowMs())
    await push(till, [])
    clock.advance(5000)
    const restarted = copyTill(till)
    await push(restarted, [])
    await callWire(server, 'till.push', { input: pushRequest(till, []), token: late })
    await push(restarted, [])
    expect(await noticesOf(db, till)).toEqual([])
  })
})
