import { describe, expect, it } from 'vitest'
import { buildEntries, buildEntry, buildTillId } from '../testing/builders.ts'
import { type Fold, foldEntries, foldFact, type StoredEntry } from './fold.ts'
import { hashEntry } from './hash.ts'
import { readEntry } from './readable.ts'

const TILL = buildTillId('fold')
const COUNT: Fold<{ sales: number; total: number }> = {
  empty: () => ({ sales: 0, total: 0 }),
  on: {
    'sale.completed': (state, { entry }) => ({
      sales: state.sales + 1,
      total: state.total + entry.body.total,
    }),
  },
}

function stored(count: number): StoredEntry[] {
  const entries = buildEntries({ seed: 7, count, tillId: TILL })
  return entries.map((entry) => ({ ...entry, tillId: TILL, datedMs: entry.seq }))
}

/** The entry with another text under its own hash. */
function withText(entry: StoredEntry, text: string): StoredEntry {
  return { ...entry, text, hash: hashEntry(entry.prevHash, text) }
}

describe('foldEntries', () => {
  it('[P18] folds what it reads, counts the rest by reason and never throws', () => {
    const entries = stored(6)
    const bad: StoredEntry[] = entries.map((entry, index) => {
      const text = entry.text ?? ''
      if (index === 1) return { ...entry, text: null }
      if (index === 2) return withText(entry, '{')
      if (index === 3) return withText(entry, text.replace('sale.completed', 'sale.dreamt'))
      if (index === 4) return withText(entry, text.replace(/"total":\d+/, '"total":1000000000000000'))
      return entry
    })
    const folded = foldEntries(COUNT, bad)
    expect(folded.state.sales).toBe(2)
    expect(folded.skipped).toEqual({ hole: 1, 'not-json': 1, 'unknown-kind': 1, 'bad-body': 1 })
  })
  it('[P18] counts an entry whose reducer throws and keeps the state before it', () => {
    const throwing: Fold<number> = {
      empty: () => 0,
      on: {
        'sale.completed': (sum, { entry }) => {
          if (entry.seq === 2) throw new Error('a bug of a later kind')
          return sum + 1
        },
      },
    }
    expect(foldEntries(throwing, stored(3))).toEqual({ state: 2, skipped: { failed: 1 } })
  })
  it('passes over kinds it has no reducer for without counting them', () => {
    const body = { what: 'program-started' as const, by: null, detail: {} }
    const entry = buildEntry({ tillId: TILL, kind: 'audit.noted', body })
    expect(foldEntries(COUNT, [{ ...entry, tillId: TILL, datedMs: 0 }])).toEqual({
      state: COUNT.empty(),
      skipped: {},
    })
  })
  it('goes on from where it stopped, and takes a single read entry the same way', () => {
    const entries = stored(5)
    const whole = foldEntries(COUNT, entries)
    expect(foldEntries(COUNT, entries.slice(2), foldEntries(COUNT, entries.slice(0, 2)))).toEqual(whole)
    const last = entries[4] as StoredEntry
    const read = readEntry(last.text ?? '', last)
    if (!read.ok) throw new Error(read.error)
    const fact = { entry: read.value, hash: last.hash, datedMs: last.datedMs }
    expect(foldFact(COUNT, foldEntries(COUNT, entries.slice(0, 4)), fact)).toEqual(whole)
  })
})
