import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSaleBody, TEST_POINT } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { businessDay } from '#shared/time.ts'
import { GRAINS } from '../db/period-grain.ts'
import { type Contribution, contributionsOf } from './contributions.ts'
import { lineClassId, lineClassKey, lineClassOf } from './line-class.ts'
import { rollUp } from './rollups.ts'

const DAY = businessDay('2026-11-22')

function sale(seed: number) {
  return { pointId: TEST_POINT, kind: 'sale.completed' as const, body: buildSaleBody(seededRandom(seed)) }
}

describe('a sale’s contribution', () => {
  it('is its lines one by one, and its day: what was paid by method adds up to the total', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const entry = sale(seed)
        const { lines, sums } = contributionsOf(entry, DAY)
        const amount = lines.reduce((sum, line) => sum + line.sums.amount, 0)
        expect(lines).toHaveLength(entry.body.lines.length)
        expect(amount + sums.rounding).toBe(sums.total)
        expect(sums.cash + sums.vietqr + sums.card + sums.wallet).toBe(sums.total)
        for (const { sums: line } of lines) expect(line.gross - line.discount).toBe(line.amount)
      }),
    )
  })

  it('counts a line as OCOP only while its certificate holds', () => {
    const entry = sale(1)
    const [line] = entry.body.lines
    if (!line) throw new Error('a line')
    const ocopOf = (overrides: Partial<typeof line>) => {
      const body = { ...entry.body, lines: [{ ...line, ...overrides }] }
      return contributionsOf({ ...entry, body }, DAY).sums.ocopAmount
    }
    expect(ocopOf({ ocopClass: 'ocop', isCertified: true })).toBe(line.amount)
    expect(ocopOf({ ocopClass: 'ocop', isCertified: false })).toBe(0)
    expect(ocopOf({ ocopClass: 'speciality', isCertified: true })).toBe(0)
  })
})

describe('a line’s class', () => {
  const { body } = sale(1)
  const [line] = body.lines
  if (!line) throw new Error('a line')

  it('has the same id for ever, whoever reckons it', () => {
    const lineClass = { ...lineClassOf(line, 'till'), productId: 'p', productName: 'Cà phê', unit: 'gói' }
    const fixed = {
      ...lineClass,
      producerId: 'h',
      producerName: 'HTX',
      ocopClass: 'ocop',
      star: 4,
      isCertified: true,
    }
    const key = lineClassKey({ ...fixed, productGroup: '', origin: '66', ownership: 'own' })
    expect(lineClassId(key)).toBe('-2695705152789063103')
  })

  it('is another when anything that a report groups by is another', () => {
    const one = lineClassOf(line, 'till')
    const keys = Object.keys(one) as (keyof typeof one)[]
    for (const name of keys) {
      const value = one[name]
      const other = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${value}x`
      expect(lineClassKey({ ...one, [name]: other })).not.toBe(lineClassKey(one))
    }
    const shifted = {
      ...one,
      productName: `${one.productName}${one.producerId[0]}`,
      producerId: one.producerId.slice(1),
    }
    expect(lineClassKey(shifted)).not.toBe(lineClassKey(one))
  })
})

describe('rolling up', () => {
  it('adds up to the same rows in any order, sorted by key', () => {
    const contribution = fc.tuple(
      fc.nat({ max: 30 }),
      fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-22'),
    )
    fc.assert(
      fc.property(fc.array(contribution, { maxLength: 30 }), (drawn) => {
        const contributions = drawn.map(
          ([seed, day]): Contribution => contributionsOf(sale(seed), businessDay(day)),
        )
        const rows = rollUp(contributions)
        expect(rollUp(contributions.toReversed())).toEqual(rows)
        const total = contributions.reduce((sum, one) => sum + one.sums.total, 0)
        expect(rows.days.reduce((sum, day) => sum + day.total, 0)).toBe(total)
        for (const grain of GRAINS) {
          const ofGrain = rows.periods.filter((period) => period.grain === grain)
          expect(ofGrain.reduce((sum, period) => sum + period.total, 0)).toBe(total)
        }
        expect(rows.lines.reduce((sum, line) => sum + line.lineCount, 0)).toBe(
          contributions.reduce((sum, one) => sum + one.lines.length, 0),
        )
        const days = rows.days.map((row) => row.day)
        expect(days).toEqual(days.toSorted())
        expect(new Set(rows.lines.map((row) => `${row.day} ${row.classId}`)).size).toBe(rows.lines.length)
      }),
      { numRuns: 50 },
    )
  })

  it('leaves the contributions as they were', () => {
    const contributions = [contributionsOf(sale(1), DAY), contributionsOf(sale(1), DAY)]
    const before = structuredClone(contributions)
    rollUp(contributions)
    expect(contributions).toEqual(before)
  })
})
