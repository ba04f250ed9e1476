import { describe, expect, it } from 'vitest'
import { exampleBody } from '../testing/body-examples.ts'
import { buildTillId, TEST_POINT } from '../testing/builders.ts'
import { chainEntry, type Envelope, MAX_TEXT_BYTES, textOf } from './entry.ts'
import { entryHashSchema, hashEntry, hashSide, ZERO_HASH } from './hash.ts'

const ENVELOPE: Envelope = {
  tillId: buildTillId('entry'),
  pointId: TEST_POINT,
  seq: 1,
  at: { wall: '2026-11-22T02:00:00.000Z', offsetMs: null, run: 3 },
  kind: 'price.changed',
  v: 1,
  body: exampleBody('price.changed'),
}

describe('the text of an entry', () => {
  it('has its keys in the one order, whatever the order they came in, and nothing else', () => {
    const shuffled = {
      later: 1,
      ...Object.fromEntries(Object.entries(ENVELOPE).toReversed()),
      at: { run: 3, more: 1, offsetMs: null, wall: '2026-11-22T02:00:00.000Z' },
    } as unknown as Envelope
    expect(textOf(shuffled)).toBe(textOf(ENVELOPE))
    expect(textOf(ENVELOPE)).toMatch(
      /^\{"tillId":"[a-z2-7]{26}","pointId":"bmt01","seq":1,"at":\{"wall":"2026-11-22T02:00:00.000Z","offsetMs":null,"run":3\},"kind":"price.changed","v":1,"body":\{/,
    )
  })
  it('is at most 64 KiB of UTF-8, and a longer one is refused by name before it exists', () => {
    const withBody = (body: string) => textOf({ ...ENVELOPE, body })
    const room = MAX_TEXT_BYTES - withBody('').length
    expect(withBody('a'.repeat(room))).toHaveLength(MAX_TEXT_BYTES)
    expect(() => withBody('a'.repeat(room + 1))).toThrow('entry of kind price.changed is longer than 64 KiB')
    expect(() => withBody('ế'.repeat(room / 2))).toThrow(RangeError)
  })
  it('never holds a raw lone surrogate', () => {
    expect(textOf({ ...ENVELOPE, body: '\ud83e' })).toContain('"body":"\\ud83e"')
  })
})

describe('[P1] chaining', () => {
  it('follows the head by one and by its hash', () => {
    const first = chainEntry({ seq: 0, hash: ZERO_HASH }, ENVELOPE)
    expect(first).toEqual({
      seq: 1,
      prevHash: ZERO_HASH,
      hash: hashEntry(ZERO_HASH, first.text),
      text: textOf(ENVELOPE),
    })
    const second = chainEntry(first, { ...ENVELOPE, seq: 2 })
    expect(second).toMatchObject({ seq: 2, prevHash: first.hash })
    expect(() => chainEntry(first, { ...ENVELOPE, seq: 3 })).toThrow('seq 3 does not follow 1')
    expect(() => chainEntry(first, ENVELOPE)).toThrow(RangeError)
  })
})

describe('the hash', () => {
  it('is SHA-256 of the hash before it as bytes and the text as UTF-8', () => {
    // Worked out with sha256sum: 32 zero bytes and the text, and the text alone.
    expect(hashEntry(ZERO_HASH, 'Tết')).toBe(
      'fa68c3d585fa73f180b9cc95cfde6c9bb36ed270b372de54716aaa9a20f2a2b6',
    )
    expect(hashSide('Tết')).toBe('51595136fa90b3a05c780d950424b180a7a3fcc0cf7cc39b62f4e04f9b636af3')
  })
  it('changes with either', () => {
    const one = hashEntry(ZERO_HASH, 'a')
    expect(new Set([one, hashEntry(one, 'a'), hashEntry(ZERO_HASH, 'b'), hashSide('a')]).size).toBe(4)
  })
  it('is written as 64 lower-case hex digits and read as nothing else', () => {
    expect(entryHashSchema.safeParse(ZERO_HASH).success).toBe(true)
    for (const text of [
      '',
      '0'.repeat(63),
      '0'.repeat(65),
      'A'.repeat(64),
      'g'.repeat(64),
      `${ZERO_HASH}\n`,
      0,
    ])
      expect(entryHashSchema.safeParse(text).success).toBe(false)
  })
})
