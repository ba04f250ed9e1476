import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productIdSchema, saleIdSchema, shiftIdSchema, type TillId } from '../../ids.ts'
import { vnd } from '../../money.ts'
import { buildSaleBody, buildTillId } from '../../testing/builders.ts'
import { seededRandom } from '../../testing/random.ts'
import { exampleBody } from '../../testing/body-examples.ts'
import { buildEntry } from '../../testing/builders.ts'
import { type Fold, foldEntries, type StoredEntry } from '../fold.ts'
import { type EntryHash, ZERO_HASH } from '../hash.ts'
import type { BodyOf, Kind } from '../kinds/registry.ts'
import { LAST_REPORTS } from './last-reports.ts'
import { PRICES } from './prices.ts'
import { RETURN_NUMBERS } from './return-numbers.ts'
import { RETURNS, returnsOf } from './returns.ts'
import { SALE_NUMBERS } from './sale-numbers.ts'
import { isVoided, type KnownSale, SALES } from './sales.ts'
import { openShiftOf, SHIFTS } from './shifts.ts'

const [A, B] = [buildTillId('a'), buildTillId('b')].toSorted() as [TillId, TillId]
const BY = { id: 'nv-1', name: 'Thu ngân 1' } as BodyOf<'price.changed'>['by']

type Place = { tillId?: TillId; seq: number; datedMs?: number }

function stored<TKind extends Kind>(place: Place, kind: TKind, body: BodyOf<TKind>): StoredEntry {
  const { tillId = A, seq, datedMs = seq } = place
  const entry = buildEntry({ head: { seq: seq - 1, hash: ZERO_HASH }, tillId, kind, body })
  return { ...entry, tillId, datedMs }
}

function price(place: Place, number: number, unitPrice: number): StoredEntry {
  const body = {
    productId: productIdSchema.parse('mat-ong'),
    unitPrice: vnd(unitPrice),
    number,
    reason: null,
    by: BY,
  }
  return stored(place, 'price.changed', body)
}

const SALE = buildSaleBody(seededRandom(3))

function sale(place: Place, number: number): StoredEntry {
  const saleId = saleIdSchema.parse(`s-${number}`)
  return stored(place, 'sale.completed', { ...SALE, saleId, number: { ...SALE.number, sale: number } })
}

function voidOf(place: Place, target: StoredEntry, change: Partial<BodyOf<'sale.voided'>> = {}): StoredEntry {
  const saleId = saleIdSchema.parse(JSON.parse(target.text ?? '').body.saleId)
  const body = { saleId, seq: target.seq, hash: target.hash, reason: 'không in được', by: BY, ...change }
  return stored(place, 'sale.voided', body)
}

function opened(place: Place, id: string): StoredEntry {
  const body = {
    shiftId: shiftIdSchema.parse(id),
    cashier: BY,
    float: vnd(500_000),
    notes: null,
    remark: null,
  }
  return stored(place, 'shift.opened', body)
}

function closed(place: Place, id: string): StoredEntry {
  const zero = vnd(0)
  return stored(place, 'shift.closed', {
    ...{ shiftId: shiftIdSchema.parse(id), cashier: BY, openedSeq: 1, counted: zero, notes: null },
    ...{ expected: zero, difference: zero, reason: null, saleCount: 0, saleTotal: zero },
  })
}

function pricesOf(entries: StoredEntry[]) {
  return foldEntries(PRICES, entries).state.get(productIdSchema.parse('mat-ong'))
}

/** P20: the same state from any order of arrival and from entries that arrive twice. */
function expectSetFunction<TState>(fold: Fold<TState>, entries: StoredEntry[]) {
  const whole = foldEntries(fold, entries)
  expect(whole.skipped).toEqual({})
  const orders = fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 })
  fc.assert(
    fc.property(orders, (order) => {
      expect(foldEntries(fold, order)).toEqual(whole)
    }),
    { numRuns: 200 },
  )
}

describe('prices of a point', () => {
  it('[P16] hold by number, whatever the clocks and the order say', () => {
    const entries = [price({ seq: 1, datedMs: 900 }, 1, 90_000), price({ seq: 2, datedMs: 100 }, 2, 80_000)]
    expect(pricesOf(entries)).toMatchObject({ unitPrice: 80_000, number: 2, isContested: false })
  })
  it('[P16] with equal numbers go to the later dated time, then the till id, then the seq, and are flagged', () => {
    const early = price({ tillId: B, seq: 1, datedMs: 10 }, 5, 1000)
    const late = price({ tillId: A, seq: 1, datedMs: 11 }, 5, 2000)
    expect(pricesOf([late, early])).toMatchObject({ unitPrice: 2000, isContested: true })
    const sameTime = price({ tillId: B, seq: 1, datedMs: 11 }, 5, 3000)
    expect(pricesOf([sameTime, late])).toMatchObject({ unitPrice: 3000, isContested: true })
    const sameTill = price({ tillId: B, seq: 2, datedMs: 11 }, 5, 4000)
    expect(pricesOf([sameTill, late, sameTime])).toMatchObject({ unitPrice: 4000, isContested: true })
    const next = price({ seq: 9, datedMs: 0 }, 6, 5000)
    expect(pricesOf([sameTill, next, late])).toMatchObject({ unitPrice: 5000, isContested: false })
  })
  it('[P16] [P14] do not contest themselves when an entry comes by two roads', () => {
    const only = price({ seq: 1 }, 1, 1000)
    expect(pricesOf([only, only])?.isContested).toBe(false)
  })
  it('[P20] end the same in any order of arrival', () => {
    const row = fc.record({
      tillId: fc.constantFrom(A, B),
      seq: fc.integer({ min: 1, max: 3 }),
      number: fc.integer({ min: 1, max: 3 }),
      datedMs: fc.integer({ min: 1, max: 2 }),
      unitPrice: fc.constantFrom(1000, 2000),
    })
    const sets = fc.uniqueArray(row, { maxLength: 6, selector: ({ tillId, seq }) => `${tillId} ${seq}` })
    fc.assert(
      fc.property(sets, fc.infiniteStream(fc.nat()), (rows, picks) => {
        const entries = rows.map((one) => price(one, one.number, one.unitPrice))
        const left = [...entries, ...entries]
        const order: StoredEntry[] = []
        while (left.length > 0) order.push(...left.splice((picks.next().value ?? 0) % left.length, 1))
        expect(pricesOf(order)).toEqual(pricesOf(entries))
      }),
      { numRuns: 500 },
    )
  })
})

describe('sales', () => {
  const one = sale({ seq: 1 }, 1)
  const two = sale({ seq: 2 }, 2)
  const voidedOf = (entries: StoredEntry[]) => {
    const sales = foldEntries(SALES, entries).state
    return [...sales.byHash.values()]
      .filter((known: KnownSale) => isVoided(sales, known))
      .map((known) => known.seq)
  }
  it('are voided by their own till, which names id, seq and hash, before or after', () => {
    expect(voidedOf([one, two, voidOf({ seq: 3 }, two)])).toEqual([2])
    expect(voidedOf([voidOf({ seq: 3 }, two), two, one])).toEqual([2])
  })
  it('are not voided by another till or by a void that names another entry', () => {
    expect(voidedOf([one, voidOf({ tillId: B, seq: 3 }, one)])).toEqual([])
    expect(voidedOf([one, two, voidOf({ seq: 3 }, one, { seq: 2 })])).toEqual([])
    expect(voidedOf([one, two, voidOf({ seq: 3 }, one, { hash: two.hash as EntryHash })])).toEqual([])
    expect(voidedOf([one, two, voidOf({ seq: 3 }, one, { saleId: saleIdSchema.parse('s-2') })])).toEqual([])
  })
  it('[P20] end the same in any order of arrival', () => {
    expectSetFunction(SALES, [one, two, voidOf({ seq: 3 }, two), voidOf({ tillId: B, seq: 1 }, one)])
  })
})

describe('the sale number', () => {
  it('is the highest of the till, voided sales among them, 0 when there is none', () => {
    const two = sale({ seq: 2 }, 8)
    const state = foldEntries(SALE_NUMBERS, [two, sale({ seq: 1 }, 7), voidOf({ seq: 3 }, two)]).state
    expect([state.get(A) ?? 0, state.get(B) ?? 0]).toEqual([8, 0])
    expectSetFunction(SALE_NUMBERS, [two, sale({ seq: 1 }, 7), sale({ tillId: B, seq: 1 }, 3)])
  })
})

describe('the open shift', () => {
  const openOf = (entries: StoredEntry[], tillId = A) =>
    openShiftOf(foldEntries(SHIFTS, entries).state, tillId)?.shift.shiftId ?? null
  it('is the newest of the till that no entry closes', () => {
    expect(openOf([])).toBeNull()
    expect(openOf([opened({ seq: 1 }, 'x')])).toBe('x')
    expect(openOf([opened({ seq: 1 }, 'x'), closed({ seq: 2 }, 'x')])).toBeNull()
    expect(openOf([closed({ seq: 2 }, 'x'), opened({ seq: 1 }, 'x')])).toBeNull()
    expect(openOf([opened({ seq: 3 }, 'y'), opened({ seq: 1 }, 'x'), closed({ seq: 2 }, 'x')])).toBe('y')
  })
  it('belongs to its till and is closed only there', () => {
    const entries = [opened({ seq: 1 }, 'x'), closed({ tillId: B, seq: 1 }, 'x')]
    expect([openOf(entries), openOf(entries, B)]).toEqual(['x', null])
  })
  it('[P20] ends the same in any order of arrival', () => {
    expectSetFunction(SHIFTS, [
      ...[opened({ seq: 1 }, 'x'), closed({ seq: 2 }, 'x'), opened({ seq: 3 }, 'y'), opened({ seq: 4 }, 'y')],
      ...[opened({ tillId: B, seq: 1 }, 'z'), closed({ seq: 5 }, 'w')],
    ])
  })
})

describe('returns', () => {
  const sold = sale({ seq: 1 }, 1)
  const returned = (place: Place, number: number, of = sold) => {
    const body = exampleBody('sale.returned')
    const { saleId } = SALE
    const ref = { saleId, tillId: of.tillId, seq: of.seq, hash: of.hash }
    return stored(place, 'sale.returned', {
      ...body,
      of: ref,
      number: { ...body.number, return: number },
    })
  }
  const entries = [returned({ seq: 2 }, 1), returned({ seq: 3 }, 2), returned({ tillId: B, seq: 1 }, 1)]
  it('are found by the entry of the sale, of all tills, whether the sale is known or not', () => {
    const { state } = foldEntries(RETURNS, entries.toReversed())
    expect(returnsOf(state, sold.hash).map(({ tillId, seq }) => [tillId, seq])).toEqual([
      [A, 2],
      [A, 3],
      [B, 1],
    ])
    expect(returnsOf(state, ZERO_HASH)).toEqual([])
  })
  it('number themselves apart from sales, per till', () => {
    const { state } = foldEntries(RETURN_NUMBERS, [...entries, sold])
    expect([state.get(A), state.get(B)]).toEqual([2, 1])
    expect(foldEntries(SALE_NUMBERS, entries).state.size).toBe(0)
  })
  it('[P20] end the same in any order of arrival', () => {
    expectSetFunction(RETURNS, entries)
    expectSetFunction(RETURN_NUMBERS, entries)
  })
})

describe('the last report', () => {
  const reported = (place: Place, number: number) => {
    const body = exampleBody('shift.closed')
    return stored(place, 'shift.closed', {
      ...body,
      ...(body.report ? { report: { ...body.report, number } } : {}),
    })
  }
  const entries = [reported({ seq: 5 }, 1), closed({ seq: 9 }, 'x'), reported({ tillId: B, seq: 1 }, 7)]
  it('is the newest of the till that has one', () => {
    const { state } = foldEntries(LAST_REPORTS, [...entries, reported({ seq: 8 }, 2)])
    expect([state.get(A)?.report.number, state.get(B)?.report.number]).toEqual([2, 7])
  })
  it('[P20] ends the same in any order of arrival', () => {
    expectSetFunction(LAST_REPORTS, [...entries, reported({ seq: 8 }, 2)])
  })
})
