import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '#shared/journal/chain.ts'
import type { PushedEntry } from '#shared/protocol/push.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { buildEntries, buildTillId } from '#shared/testing/builders.ts'
import { type Held, placeBatch } from './place.ts'

const tillId = buildTillId('place')
const LENGTH = 14
const journal = buildEntries({ seed: 1, count: LENGTH, tillId })

/** A journal that shares the first `common` entries with the other, and goes on differently. */
function branchAt(common: number): PushedEntry[] {
  const head = journal[common - 1] ?? EMPTY_HEAD
  return [...journal.slice(0, common), ...buildEntries({ seed: 2, count: LENGTH - common, tillId, head })]
}

function heldOf(through: number, holes: ReadonlySet<number> = new Set()): Held {
  const stored = journal.slice(0, through)
  const { seq, hash } = stored.at(-1) ?? EMPTY_HEAD
  return {
    head: { seq, hash },
    rows: new Map(stored.map((entry) => [entry.seq, { hash: entry.hash, isHole: holes.has(entry.seq) }])),
  }
}

function place(held: Held, batch: readonly PushedEntry[]) {
  const first = batch[0]
  const found = first ? verifyChain({ seq: first.seq - 1, hash: first.prevHash }, batch) : null
  return placeBatch(held, batch, found)
}

const seqs = (entries: readonly PushedEntry[]) => entries.map((entry) => entry.seq)

describe('[P1] [P2] [P4] [P7] a batch of the journal itself', () => {
  test('adds exactly what follows the head, or nothing across a gap', () => {
    const range = fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH - 1), fc.integer({ min: 1, max: LENGTH }))
    fc.assert(
      fc.property(range, ([through, from, size]) => {
        const batch = journal.slice(from, from + size)
        const placed = place(heldOf(through), batch)
        const isGap = from > through
        expect(placed.stop).toEqual(isGap ? { stop: 'gap', seq: through + 1 } : null)
        expect(seqs(placed.added)).toEqual(isGap ? [] : seqs(batch).filter((seq) => seq > through))
        expect(seqs(placed.repeated)).toEqual(isGap ? [] : seqs(batch).filter((seq) => seq <= through))
        expect(placed.quarantined).toEqual([])
      }),
    )
  })
})

describe('[P5] a batch of another branch', () => {
  test('adds nothing beyond what is common, and sets the rest aside whole', () => {
    const draw = fc.tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: LENGTH }), fc.nat(LENGTH - 1))
    fc.assert(
      fc.property(draw, ([common, through, from]) => {
        fc.pre(from <= through && common < through)
        const batch = branchAt(common).slice(from)
        const placed = place(heldOf(through), batch)
        const firstOff = Math.max(common, from) + 1
        expect(placed.added).toEqual([])
        expect(placed.stop).toEqual({ stop: 'forked', seq: firstOff })
        expect(seqs(placed.quarantined)).toEqual(seqs(batch).filter((seq) => seq >= firstOff))
        expect(seqs(placed.repeated)).toEqual(seqs(batch).filter((seq) => seq < firstOff))
      }),
    )
  })
})

describe('[P6b] spoiled entries', () => {
  test('end the batch, are set aside alone, and nothing after them is taken', () => {
    const draw = fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH - 1), fc.nat(LENGTH - 1))
    fc.assert(
      fc.property(draw, ([through, from, spoiledAt]) => {
        fc.pre(from <= through && spoiledAt >= from)
        const batch = journal
          .map((entry, at) => (at === spoiledAt ? { ...entry, text: '{}' } : entry))
          .slice(from)
        const placed = place(heldOf(through), batch)
        expect(placed.stop).toEqual({ stop: 'bad-hash', seq: spoiledAt + 1 })
        expect(seqs(placed.quarantined)).toEqual([spoiledAt + 1])
        expect(seqs([...placed.repeated, ...placed.added])).toEqual(
          seqs(batch).filter((seq) => seq <= spoiledAt),
        )
      }),
    )
  })

  test('holes are filled by the texts that come, wherever they lie', () => {
    const draw = fc.tuple(
      fc.nat(LENGTH),
      fc.nat(LENGTH - 1),
      fc.uniqueArray(fc.integer({ min: 1, max: LENGTH })),
    )
    fc.assert(
      fc.property(draw, ([through, from, holes]) => {
        fc.pre(from <= through)
        const placed = place(heldOf(through, new Set(holes)), journal.slice(from))
        const expected = holes.filter((seq) => seq > from && seq <= through).toSorted((a, b) => a - b)
        expect(seqs(placed.filled)).toEqual(expected)
      }),
    )
  })
})
