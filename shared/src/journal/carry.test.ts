import { utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildEntries, buildEntry, buildTillId } from '../testing/builders.ts'
import { MAX_BODY_BYTES } from '../protocol/version.ts'
import { carryEntry, joinCarried } from './carry.ts'
import { MAX_TEXT_BYTES, type WrittenEntry } from './entry.ts'
import { type EntryHash, hashEntry, ZERO_HASH } from './hash.ts'
import { jsonBytes } from './json-bytes.ts'
import type { EntryCarried } from './kinds/entry-carried.ts'

const LOST = buildTillId('lost')
const CARRIER = buildTillId('carrier')

function entryOf(text: string): WrittenEntry {
  return { seq: 1, prevHash: ZERO_HASH, hash: hashEntry(ZERO_HASH, text), text }
}

/** The carrying entries themselves: throws where one is longer than 64 KiB. */
function written(bodies: EntryCarried[]): WrittenEntry[] {
  let head = { seq: 0, hash: ZERO_HASH }
  return bodies.map((body) => {
    const entry = buildEntry({ head, tillId: CARRIER, kind: 'entry.carried', body })
    head = entry
    return entry
  })
}

/** A text of `units` characters repeated to just below 64 KiB. */
function full(unit: string, bytes: number): string {
  return unit.repeat(Math.floor(MAX_TEXT_BYTES / bytes))
}

function cutToLimit(text: string): string {
  let cut = text
  while (utf8ToBytes(cut).length > MAX_TEXT_BYTES) cut = cut.slice(0, Math.floor(cut.length * 0.9))
  return cut.toWellFormed()
}

describe('[P14] an entry is carried', () => {
  it('in one body when it is an ordinary sale, verbatim', () => {
    const [entry] = buildEntries({ seed: 1, count: 1, tillId: LOST })
    if (!entry) throw new Error('one entry')
    const bodies = carryEntry(LOST, entry)
    expect(bodies).toHaveLength(1)
    expect(bodies[0]?.piece).toBe(entry.text)
    expect(joinCarried(bodies)).toEqual({ ok: true, value: { tillId: LOST, entry } })
  })
  it.each([
    ['quotes, that JSON doubles', '"', 1],
    ['control characters, that JSON escapes six-fold', '\u0001', 1],
    ['two-byte letters', 'đ', 2],
    ['three-byte letters', 'ế', 3],
    ['surrogate pairs', '🥭', 4],
    ['pairs out of step with the pieces', 'a🥭"', 6],
  ])('in pieces that each fit a text: %s', (_, unit, bytes) => {
    const entry = entryOf(full(unit, bytes))
    const bodies = carryEntry(LOST, entry)
    expect(bodies.length).toBeGreaterThan(1)
    expect(bodies.every((body) => body.piece.isWellFormed())).toBe(true)
    expect(written(bodies)).toHaveLength(bodies.length)
    expect(joinCarried(bodies)).toEqual({ ok: true, value: { tillId: LOST, entry } })
  })
  it('whatever text up to the limit it holds, in any order and with pieces twice', () => {
    const text = fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat({ max: 900 })), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(text, fc.boolean(), (parts, isTwice) => {
        const entry = entryOf(cutToLimit(parts.map(([unit, times]) => unit.repeat(times)).join('')))
        const bodies = carryEntry(LOST, entry)
        written(bodies)
        const arrived = isTwice ? [...bodies, ...bodies].toReversed() : bodies
        expect(joinCarried(arrived)).toEqual({ ok: true, value: { tillId: LOST, entry } })
      }),
      { numRuns: 60 },
    )
  })
  it('even when it is itself a carried entry, several times over', () => {
    let entry = entryOf(full('"', 1))
    const first = entry
    const roads: EntryCarried[][] = []
    for (let depth = 0; depth < 3; depth++) {
      const bodies = carryEntry(LOST, entry)
      roads.push(bodies)
      entry = written(bodies)[0] as WrittenEntry
    }
    const outermost = joinCarried(roads[2] as EntryCarried[])
    expect(outermost.ok && outermost.value.entry.hash).toBe(written(roads[1] as EntryCarried[])[0]?.hash)
    const innermost = joinCarried(roads[0] as EntryCarried[])
    expect(innermost.ok && innermost.value.entry).toEqual(first)
  })
  it('when its text is too long but came over the wire, and no longer', () => {
    const wire = entryOf('\u0001'.repeat((MAX_BODY_BYTES - 1000) / 6))
    expect(jsonBytes(wire)).toBeLessThan(MAX_BODY_BYTES)
    const bodies = carryEntry(LOST, wire)
    written(bodies)
    expect(joinCarried(bodies).ok).toBe(true)
    expect(() => carryEntry(LOST, entryOf('\u0001'.repeat(MAX_BODY_BYTES)))).toThrow(RangeError)
  })
})

describe('[P14] joining carried pieces', () => {
  const bodies = carryEntry(LOST, entryOf(full('"', 1)))
  const [first, ...rest] = bodies as [EntryCarried, ...EntryCarried[]]
  const bad = { ok: false, error: 'bad' }

  it('waits while a piece is missing', () => {
    expect(joinCarried([])).toEqual({ ok: false, error: 'incomplete' })
    expect(joinCarried(rest)).toEqual({ ok: false, error: 'incomplete' })
  })
  it('refuses a text that does not fit the hash', () => {
    expect(joinCarried([{ ...first, piece: `${first.piece} ` }, ...rest])).toEqual(bad)
  })
  it('refuses pieces that disagree', () => {
    const other = 'f'.repeat(64) as EntryHash
    expect(joinCarried([...bodies, { ...first, piece: 'x' }])).toEqual(bad)
    expect(joinCarried([{ ...first, piece: 'x' }, ...bodies])).toEqual(bad)
    for (const change of [
      { tillId: CARRIER },
      { seq: 2 },
      { prevHash: other },
      { hash: other },
      { parts: 9 },
    ])
      expect(joinCarried([first, ...rest.map((body) => ({ ...body, ...change }))])).toEqual(bad)
  })
})
