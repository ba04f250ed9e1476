import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChainedEntry } from '../journal/entry.ts'
import { type EntryHash, hashEntry, ZERO_HASH } from '../journal/hash.ts'
import { readSent, type SentEntry, slimEntries } from './sent-entry.ts'

const OTHER = 'f'.repeat(64) as EntryHash

function chainOf(...texts: string[]): ChainedEntry[] {
  let last = { seq: 0, hash: ZERO_HASH }
  return texts.map((text) => {
    last = { seq: last.seq + 1, hash: hashEntry(last.hash, text) }
    return { seq: last.seq, prevHash: ZERO_HASH, hash: last.hash, text }
  })
}

/** Four entries that follow each other. */
const CHAIN = chainOf('a', 'b', 'c', 'd').map((entry, index, all) => ({
  ...entry,
  prevHash: all[index - 1]?.hash ?? ZERO_HASH,
}))

function edited<T extends SentEntry>(entries: readonly T[], index: number, change: Partial<SentEntry>): T[] {
  return entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry))
}

const badHashAt = (index: number) => ({ index, seq: index + 1, fault: 'bad-hash' })

describe('a batch without the hashes that its reader works out', () => {
  it('is the same batch to its reader, from anywhere, with holes and sides', () => {
    const holes = fc.uniqueArray(fc.nat(3))
    fc.assert(
      fc.property(holes, fc.nat(3), (without, from) => {
        const entries = CHAIN.slice(from).map((entry) => ({
          ...entry,
          text: without.includes(entry.seq - 1) ? null : entry.text,
          side: `of ${entry.seq}`,
        }))
        expect(readSent(slimEntries(entries))).toEqual({ entries, found: null })
      }),
    )
  })
  it('names the first hash before it and the last hash, and that of a hole', () => {
    const sent = slimEntries(edited(CHAIN, 1, { text: null }))
    expect(sent.map((entry) => [entry.prevHash !== undefined, entry.hash !== undefined])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, true],
    ])
  })
  it('[P6b] is taken up to the last entry that a fitting hash vouches for', () => {
    const holed = slimEntries(edited(CHAIN, 1, { text: null }))
    const read = readSent(edited(holed, 2, { text: 'C' }))
    expect(read.entries).toEqual(edited(CHAIN, 1, { text: null }).slice(0, 2))
    expect(read.found).toEqual(badHashAt(2))
  })
  it('[P6b] is not taken at all when one of its texts is another, wherever it stands', () => {
    for (const index of CHAIN.keys())
      for (const text of ['x', '', '\ud800']) {
        const read = readSent(edited(slimEntries(CHAIN), index, { text }))
        expect(read).toEqual({ entries: [], found: badHashAt(0) })
      }
  })
  it('[P6b] is not taken without what vouches for it: the first hash before it, the last hash, a hole’s', () => {
    const sent = slimEntries(CHAIN)
    expect(readSent(edited(sent, 0, { prevHash: undefined }))).toEqual({ entries: [], found: badHashAt(0) })
    expect(readSent(edited(sent, 3, { hash: undefined }))).toEqual({ entries: [], found: badHashAt(0) })
    expect(readSent(edited(sent, 2, { text: null }))).toEqual({ entries: [], found: badHashAt(0) })
  })
  it('[P7] is not taken when an entry is missing in it', () => {
    const sent = slimEntries(CHAIN)
    expect(readSent([...sent.slice(0, 1), ...sent.slice(2)])).toEqual({ entries: [], found: badHashAt(0) })
  })
})

describe('a batch with every hash', () => {
  it.each([
    ['gap', [...CHAIN.slice(0, 2), ...CHAIN.slice(3)], { index: 2, seq: 4, fault: 'gap' }],
    ['fork', edited(CHAIN, 2, { prevHash: OTHER }), { index: 2, seq: 3, fault: 'fork' }],
    ['bad-hash', edited(CHAIN, 2, { text: 'C' }), { index: 2, seq: 3, fault: 'bad-hash' }],
  ])('[P5] [P6b] [P7] breaks exactly where it does, and stays as it was sent: %s', (_, sent, found) => {
    expect(readSent(sent)).toEqual({ entries: sent, found })
  })
  it('of nothing is nothing', () => {
    expect(readSent([])).toEqual({ entries: [], found: null })
  })
})
