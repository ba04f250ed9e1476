import { describe, expect, it } from 'vitest'
import { readEntry } from '../journal/readable.ts'
import { hashEntry } from '../journal/hash.ts'
import { buildEntries, buildEntry, buildSaleBody, buildTillId } from './builders.ts'
import { buildProducer, buildProduct } from './masters.ts'
import { seededRandom } from './random.ts'

describe('builders', () => {
  it('chain readable entries that follow one another', () => {
    const tillId = buildTillId(5)
    const entries = buildEntries({ seed: 5, count: 50, tillId })
    let prevHash = '0'.repeat(64)
    for (const [index, entry] of entries.entries()) {
      expect(entry.seq).toBe(index + 1)
      expect(entry.prevHash).toBe(prevHash)
      expect(entry.hash).toBe(hashEntry(entry.prevHash, entry.text))
      expect(readEntry(entry.text, { tillId, seq: entry.seq }).ok).toBe(true)
      prevHash = entry.hash
    }
  })

  it('give the same bytes for the same seed, other bytes for another', () => {
    expect(buildEntries({ seed: 5, count: 3 })).toEqual(buildEntries({ seed: 5, count: 3 }))
    expect(buildEntries({ seed: 5, count: 3 })).not.toEqual(buildEntries({ seed: 6, count: 3 }))
  })

  it('go on after a head', () => {
    const [first] = buildEntries({ seed: 1, count: 1 })
    if (!first) throw new Error('one entry')
    const [second] = buildEntries({ seed: 1, count: 1, tillId: buildTillId(1), head: first })
    expect(second).toMatchObject({ seq: 2, prevHash: first.hash })
  })

  it('take overrides, and refuse ones that break a sale', () => {
    expect(buildProduct({ name: 'Mật ong' }).name).toBe('Mật ong')
    expect(buildProducer({ provinceCode: '48' }).provinceCode).toBe('48')
    expect(buildSaleBody(seededRandom(2), { event: 'Hội chợ' }).event).toBe('Hội chợ')
    expect(() => buildSaleBody(seededRandom(2), { payments: [] })).toThrow()
  })

  it('write any kind', () => {
    const entry = buildEntry({
      tillId: buildTillId(1),
      kind: 'sale.completed',
      body: buildSaleBody(),
      at: { run: 4, offsetMs: null },
    })
    expect(JSON.parse(entry.text).at).toMatchObject({ run: 4, offsetMs: null })
  })
})
