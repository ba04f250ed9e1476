import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_TEXT_BYTES } from '../journal/entry.ts'
import { jsonBytes } from '../journal/json-bytes.ts'
import { takeBatch, WIRE_LIMITS } from './batch.ts'
import { MAX_SIDE_UNITS, pushRequestSchema } from './push.ts'
import { MAX_BATCH_ENTRIES, MAX_BODY_BYTES } from './version.ts'

const HASH = 'f'.repeat(64)

function requestOf(entries: unknown[]) {
  const head = { seq: 1_000_000_000, hash: HASH, sig: 'A'.repeat(86) }
  return { protocol: 1_000_000, epoch: '\u0001'.repeat(128), boot: 'a'.repeat(26), head, entries }
}

describe('takeBatch', () => {
  it('takes from the front what fits count and bytes, and at least one', () => {
    const limits = { maxEntries: 3, maxBytes: 12 }
    expect(takeBatch(['a', 'b', 'c', 'd'], limits)).toEqual(['a', 'b', 'c'])
    expect(takeBatch(['aaaa', 'b', 'c', 'd'], limits)).toEqual(['aaaa', 'b'])
    expect(takeBatch(['a'.repeat(99), 'b'], limits)).toEqual(['a'.repeat(99)])
    expect(takeBatch([], limits)).toEqual([])
  })
  it('counts bytes of UTF-8 JSON, not characters', () => {
    expect(takeBatch(['ế', 'ế'], { maxEntries: 9, maxBytes: 12 })).toEqual(['ế', 'ế'])
    expect(takeBatch(['ế', 'ế'], { maxEntries: 9, maxBytes: 11 })).toEqual(['ế'])
    expect(takeBatch(['\0', 'a'], { maxEntries: 9, maxBytes: 12 })).toEqual(['\0'])
  })
  it('gives a body within the wire’s limits, the whole of it, and never leaves out what would fit', () => {
    const entry = fc.record({
      seq: fc.nat(),
      text: fc.tuple(fc.string({ unit: 'binary', maxLength: 9 }), fc.nat(4000)),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.integer({ min: 1, max: 60 }), (some, times) => {
        const entries = Array.from({ length: times }, () =>
          some.map(({ seq, text }) => ({ seq, text: text[0].repeat(text[1]) })),
        ).flat()
        const batch = takeBatch(entries)
        expect(batch.length).toBeLessThanOrEqual(MAX_BATCH_ENTRIES)
        expect(jsonBytes(requestOf(batch))).toBeLessThanOrEqual(MAX_BODY_BYTES)
        const one = entries.slice(0, batch.length + 1)
        const isFull = one.length > MAX_BATCH_ENTRIES || jsonBytes(one) > WIRE_LIMITS.maxBytes
        expect(batch.length === entries.length || isFull).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('one largest entry', () => {
  it('fits a body together with the largest side, whatever JSON does to both', () => {
    for (const [unit, bytes] of [
      ['\u0001', 1],
      ['"', 1],
      ['ế', 3],
      ['\ud800', 3],
      ['🥭', 4],
    ] as const) {
      const text = unit.repeat(Math.floor(MAX_TEXT_BYTES / bytes))
      const side = unit.repeat(MAX_SIDE_UNITS / unit.length)
      const request = requestOf([{ seq: 1_000_000_000, prevHash: HASH, hash: HASH, text, side }])
      expect(pushRequestSchema.safeParse(request).success).toBe(true)
      expect(jsonBytes(request)).toBeLessThanOrEqual(MAX_BODY_BYTES)
    }
  })
})
