import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ZERO_HASH } from '../journal/hash.ts'
import { buildProduct } from '../testing/masters.ts'
import { enrolRequestSchema } from './enrol.ts'
import { readChange } from './feed.ts'
import { pullRequestSchema } from './pull.ts'
import { pushRequestSchema } from './push.ts'
import { MAX_BATCH_ENTRIES } from './version.ts'
import { headMessage } from './wire.ts'

const TILL = 'b7ncw5kqswiqzq2utxyuzl6kpu'
const HASH = 'f'.repeat(64)
const BOOT = 'a'.repeat(26)
const PUBLIC_KEY = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) }

const ENROL = { protocol: 1, code: 'K7PM-2QRS', name: 'Quầy 1', publicKey: PUBLIC_KEY }
const ENTRY = { seq: 1, prevHash: ZERO_HASH, hash: HASH, text: '{}' }
const HEAD = { seq: 1, hash: HASH, sig: 'A'.repeat(86) }
const PUSH = { protocol: 1, epoch: 'e1', boot: BOOT, head: HEAD, entries: [ENTRY] }
const PULL = {
  protocol: 1,
  epoch: null,
  boot: BOOT,
  feed: null,
  siblings: { [TILL]: { seq: 0, hash: null } },
}

function takes(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success
}

describe('till.enrol', () => {
  it('takes a first enrolment, and one that asks for its number and names itself (P10, P15)', () => {
    expect(takes(enrolRequestSchema, ENROL)).toBe(true)
    expect(
      takes(enrolRequestSchema, { ...ENROL, number: 3, tillId: TILL, head: { seq: 0, hash: ZERO_HASH } }),
    ).toBe(true)
  })
  it('keeps of a key its public part alone', () => {
    const exported = { ...PUBLIC_KEY, d: 'secret', ext: true, key_ops: ['verify'] }
    expect(enrolRequestSchema.parse({ ...ENROL, publicKey: exported }).publicKey).toEqual(PUBLIC_KEY)
  })
  it.each([
    { publicKey: { ...PUBLIC_KEY, crv: 'X25519' } },
    { publicKey: { ...PUBLIC_KEY, kty: 'RSA' } },
    { publicKey: { ...PUBLIC_KEY, x: 'A'.repeat(42) } },
    { code: '' },
    { code: 'x'.repeat(65) },
    { name: '' },
    { number: 1000 },
    { tillId: 'BMT01' },
    { head: { seq: 1, hash: 'F'.repeat(64) } },
    { protocol: '1' },
  ])('refuses %j', (change) => {
    expect(takes(enrolRequestSchema, { ...ENROL, ...change })).toBe(false)
  })
})

describe('till.push', () => {
  it('takes an empty batch, a hole, a side, and a text of whatever length', () => {
    expect(takes(pushRequestSchema, { ...PUSH, epoch: null, entries: [] })).toBe(true)
    expect(takes(pushRequestSchema, { ...PUSH, entries: [{ ...ENTRY, text: null }] })).toBe(true)
    expect(takes(pushRequestSchema, { ...PUSH, entries: [{ ...ENTRY, side: '{"salt":""}' }] })).toBe(true)
    expect(takes(pushRequestSchema, { ...PUSH, entries: [{ ...ENTRY, text: 'x'.repeat(300_000) }] })).toBe(
      true,
    )
  })
  it('[P9] takes any protocol, and fields of a later one', () => {
    const later = {
      ...PUSH,
      protocol: 99,
      hint: 1,
      entries: [{ ...ENTRY, weight: 1 }],
      head: { ...HEAD, at: 1 },
    }
    expect(pushRequestSchema.parse(later)).toEqual({ ...PUSH, protocol: 99 })
  })
  it.each([
    { entries: Array.from({ length: MAX_BATCH_ENTRIES + 1 }, () => ENTRY) },
    { entries: [{ ...ENTRY, seq: 0 }] },
    { entries: [{ ...ENTRY, seq: 1.5 }] },
    { entries: [{ ...ENTRY, hash: 'F'.repeat(64) }] },
    { entries: [{ ...ENTRY, prevHash: '' }] },
    { entries: [{ seq: 1, prevHash: ZERO_HASH, hash: HASH }] },
    { entries: [{ ...ENTRY, side: 'x'.repeat(16_385) }] },
    { entries: null },
    { boot: 'short' },
    { head: { ...HEAD, sig: 'A'.repeat(85) } },
    { head: { seq: 1, hash: HASH } },
    { epoch: '' },
  ])('refuses a request of another shape (%#)', (change) => {
    expect(takes(pushRequestSchema, { ...PUSH, ...change })).toBe(false)
  })
})

describe('till.pull', () => {
  it('takes a first pull, and one that names itself', () => {
    expect(takes(pullRequestSchema, PULL)).toBe(true)
    expect(
      takes(pullRequestSchema, { ...PULL, feed: 'c', siblings: { [TILL]: { seq: 5, hash: HASH } } }),
    ).toBe(true)
  })
  it.each([
    { siblings: { BMT01: { seq: 0, hash: null } } },
    { siblings: { [TILL]: 5 } },
    { feed: 'x'.repeat(257) },
  ])('refuses %j', (change) => {
    expect(takes(pullRequestSchema, { ...PULL, ...change })).toBe(false)
  })
})

describe('a feed change', () => {
  const row = JSON.parse(JSON.stringify(buildProduct()))

  it('is read when the table is known and the row fits; null takes it away', () => {
    expect(readChange({ table: 'product', id: row.id, row })).toEqual({ table: 'product', id: row.id, row })
    expect(readChange({ table: 'product', id: row.id, row: null })).toEqual({
      table: 'product',
      id: row.id,
      row: null,
    })
  })
  it('[P9] [P18] is passed over when its table or row is of a later version', () => {
    expect(readChange({ table: 'recall', id: '1', row: {} })).toBeNull()
    expect(readChange({ table: 'toString', id: '1', row: {} })).toBeNull()
    expect(readChange({ table: 'product', id: row.id, row: { ...row, unitPrice: -1 } })).toBeNull()
  })
})

describe('[P21] the signed words of a head', () => {
  it('name till, seq and hash', () => {
    expect(headMessage(TILL, { seq: 7, hash: ZERO_HASH })).toBe(`ocop-head-1 ${TILL} 7 ${ZERO_HASH}`)
  })
})
