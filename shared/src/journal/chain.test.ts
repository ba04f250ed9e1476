import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHashOfText, verifyChain } from './chain.ts'
import type { ChainedEntry, Head } from './entry.ts'
import { type EntryHash, hashEntry, ZERO_HASH } from './hash.ts'

const EMPTY: Head = { seq: 0, hash: ZERO_HASH }
const OTHER = 'f'.repeat(64) as EntryHash

function chainOf(...texts: string[]): ChainedEntry[] {
  const entries: ChainedEntry[] = []
  let head = EMPTY
  for (const text of texts) {
    const entry = { seq: head.seq + 1, prevHash: head.hash, hash: hashEntry(head.hash, text), text }
    entries.push(entry)
    head = entry
  }
  return entries
}

/** A sound chain of four with one entry edited. */
function edited(index: number, change: Partial<ChainedEntry>): ChainedEntry[] {
  return chainOf('a', 'b', 'c', 'd').map((entry, at) => (at === index ? { ...entry, ...change } : entry))
}

describe('verifyChain', () => {
  it('[P1] accepts an unbroken chain from an empty head and from any head of it', () => {
    const chain = chainOf('a', 'b', 'c', 'd')
    expect(verifyChain(EMPTY, chain)).toBeNull()
    expect(verifyChain(chain[1] ?? EMPTY, chain.slice(2))).toBeNull()
    expect(verifyChain({ seq: 9, hash: OTHER }, [])).toBeNull()
  })
  it('[P7] names a gap, also one backwards', () => {
    const chain = chainOf('a', 'b', 'c', 'd')
    expect(verifyChain(EMPTY, chain.slice(1))).toEqual({ index: 0, seq: 2, fault: 'gap' })
    expect(verifyChain(EMPTY, [...chain.slice(0, 2), ...chain.slice(3)])).toEqual({
      index: 2,
      seq: 4,
      fault: 'gap',
    })
    expect(verifyChain(chain[3] ?? EMPTY, chain)).toEqual({ index: 0, seq: 1, fault: 'gap' })
  })
  it('[P5] names an entry that does not follow the hash before it, before looking at its own', () => {
    expect(verifyChain(EMPTY, edited(2, { prevHash: OTHER }))).toEqual({ index: 2, seq: 3, fault: 'fork' })
    expect(verifyChain({ seq: 0, hash: OTHER }, chainOf('a'))).toEqual({ index: 0, seq: 1, fault: 'fork' })
  })
  it('[P6b] names a text that its hash does not fit', () => {
    expect(verifyChain(EMPTY, edited(1, { text: 'B' }))).toEqual({ index: 1, seq: 2, fault: 'bad-hash' })
    expect(verifyChain(EMPTY, edited(3, { hash: OTHER }))).toEqual({ index: 3, seq: 4, fault: 'bad-hash' })
  })
  it('[P6b] takes a hole on trust and demands that the next follows it', () => {
    expect(verifyChain(EMPTY, edited(2, { text: null }))).toBeNull()
    expect(verifyChain(EMPTY, edited(2, { text: null, hash: OTHER }))).toEqual({
      index: 3,
      seq: 4,
      fault: 'fork',
    })
    expect(verifyChain(EMPTY, edited(2, { text: null, prevHash: OTHER }))).toEqual({
      index: 2,
      seq: 3,
      fault: 'fork',
    })
  })
  it('[P6b] fits no hash to a text with a lone surrogate, whose UTF-8 would be that of another text', () => {
    const [entry] = chainOf('\ud800')
    expect(entry?.hash).toBe(chainOf('\ufffd')[0]?.hash)
    expect(verifyChain(EMPTY, [entry as ChainedEntry])).toEqual({ index: 0, seq: 1, fault: 'bad-hash' })
    expect(isHashOfText({ ...(entry as ChainedEntry), text: '\ufffd' })).toBe(true)
  })
  it('finds any single edit of any text', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(texts, fc.nat(), (all, at) => {
        const chain = chainOf(...all)
        expect(verifyChain(EMPTY, chain)).toBeNull()
        const index = at % chain.length
        const broken = chain.map((entry, i) => (i === index ? { ...entry, text: `${entry.text} ` } : entry))
        expect(verifyChain(EMPTY, broken)).toEqual({ index, seq: index + 1, fault: 'bad-hash' })
      }),
    )
  })
})
