import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftIdSchema } from '../ids.ts'
import { foldEntries, type StoredEntry } from '../journal/fold.ts'
import type { BodyOf, Kind } from '../journal/kinds/registry.ts'
import type { Payment } from '../journal/kinds/sale-completed.ts'
import { MAX_VND, vnd } from '../money.ts'
import { buildEntry, buildSaleBody, buildTillId } from '../testing/builders.ts'
import { buildCart, buildSaleContext } from '../testing/carts.ts'
import { buildProduct } from '../testing/masters.ts'
import { seededRandom } from '../testing/random.ts'
import { shiftCashFold, shiftFigures } from './expected-cash.ts'
import { buildSale } from './sale.ts'

const TILL = buildTillId('shift')
const SHIFT = shiftIdSchema.parse('ca-1')
const OTHER = shiftIdSchema.parse('ca-0')
const BY = buildSaleBody().cashier

/** Journals the bodies one after the other from seq 1. */
function journal(facts: { kind: Kind; body: unknown }[], tillId = TILL): StoredEntry[] {
  let head: { seq: number; hash: StoredEntry['hash'] } | undefined
  return facts.map(({ kind, body }) => {
    const entry = buildEntry({ head, tillId, kind, body: body as BodyOf<Kind> })
    head = entry
    return { ...entry, tillId, datedMs: 0 }
  })
}

function opened(float: number, shiftId = SHIFT) {
  return {
    kind: 'shift.opened' as const,
    body: { shiftId, cashier: BY, float: vnd(float), notes: null, remark: null },
  }
}

function sale(payments: [Payment['method'], amount: number, given: number][], shiftId = SHIFT) {
  const random = seededRandom(payments.join())
  const total = payments.reduce((sum, [, amount]) => sum + amount, 0)
  const [line] = buildCart(random)
  if (!line) throw new Error('a cart has a line')
  const cart = [{ ...line, product: buildProduct(), unitPrice: total, quantity: 1000, discount: 0 }]
  const context = {
    ...buildSaleContext(random, cart),
    shiftId,
    saleDiscount: 0,
    cashStep: 0,
    tenders: payments.map(([method, , given]) => ({ method, given, reference: null })),
  }
  const built = buildSale(cart, context)
  if (!built.ok) throw new Error(built.error.code)
  return { kind: 'sale.completed' as const, body: built.value }
}

function voidOf(entry: StoredEntry) {
  const { saleId } = JSON.parse(entry.text ?? '').body
  return {
    kind: 'sale.voided' as const,
    body: { saleId, seq: entry.seq, hash: entry.hash, reason: 'mất điện', by: BY },
  }
}

function figures(entries: StoredEntry[], openedSeq = 1) {
  const folded = foldEntries(shiftCashFold({ tillId: TILL, shiftId: SHIFT, openedSeq }), entries)
  expect(folded.skipped).toEqual({})
  return shiftFigures(folded.state)
}

describe('expected cash of a shift', () => {
  it('[T31] is float 500.000 + sale 749.000 paid with 1.000.000 = 1.249.000, change taken off', () => {
    const entries = journal([opened(500_000), sale([['cash', 749_000, 1_000_000]])])
    expect(figures(entries)).toEqual({
      float: 500_000,
      cashSales: 749_000,
      expected: 1_249_000,
      saleCount: 1,
      saleTotal: 749_000,
    })
  })

  it('leaves out what was not paid in cash, and counts the cash part of a split payment', () => {
    const entries = journal([
      opened(200_000),
      sale([['vietqr', 300_000, 300_000]]),
      sale([
        ['card', 100_000, 100_000],
        ['cash', 50_000, 100_000],
      ]),
    ])
    expect(figures(entries)).toMatchObject({ expected: 250_000, saleCount: 2, saleTotal: 450_000 })
  })

  it('leaves out a sale that was said not to have happened, in either order', () => {
    const first = journal([opened(0), sale([['cash', 10_000, 10_000]]), sale([['cash', 20_000, 50_000]])])
    const voided = first[1]
    if (!voided) throw new Error('the sale')
    const whole = journal([
      opened(0),
      sale([['cash', 10_000, 10_000]]),
      sale([['cash', 20_000, 50_000]]),
      voidOf(voided),
    ])
    expect(figures(whole)).toMatchObject({ expected: 20_000, saleCount: 1, saleTotal: 20_000 })
    expect(figures(whole.toReversed())).toEqual(figures(whole))
  })

  it('belongs to the shift by its id and seq: other shifts, other tills and earlier entries stay out', () => {
    const entries = journal([
      sale([['cash', 1000, 1000]]),
      opened(7000, OTHER),
      sale([['cash', 2000, 2000]], OTHER),
      opened(100_000),
      sale([['cash', 4000, 4000]]),
    ])
    const sibling = journal([opened(9_000_000), sale([['cash', 8000, 8000]])], buildTillId('sibling'))
    expect(figures([...entries, ...sibling], 4)).toMatchObject({
      float: 100_000,
      expected: 104_000,
      saleCount: 1,
    })
  })

  it('is the float alone when nothing was sold', () => {
    expect(figures(journal([opened(500_000)]))).toMatchObject({
      expected: 500_000,
      saleCount: 0,
      saleTotal: 0,
    })
  })

  it('[P18] goes beyond the bound of a field without a word', () => {
    const big: [Payment['method'], number, number][] = [['cash', MAX_VND, MAX_VND]]
    const entries = journal([opened(MAX_VND), sale(big), sale(big)])
    expect(figures(entries).expected).toBe(3 * MAX_VND)
  })

  it('[P20] is the same in any order and with entries that come twice', () => {
    const random = seededRandom(11)
    const sales = Array.from({ length: 12 }, () => {
      return { kind: 'sale.completed' as const, body: { ...buildSaleBody(random), shiftId: SHIFT } }
    })
    const sold = journal([opened(500_000), ...sales])
    const entries = journal([opened(500_000), ...sales, ...sold.slice(3, 5).map(voidOf)])
    const cash = sales
      .filter((_, index) => index !== 2 && index !== 3)
      .flatMap(({ body }) => body.payments)
      .filter(({ method }) => method === 'cash')
      .reduce((sum, { given, amount }) => sum + given - (given - amount), 500_000)
    expect(figures(entries).expected).toBe(cash)
    const places = [...entries.keys(), ...entries.keys()]
    fc.assert(
      fc.property(fc.shuffledSubarray(places, { minLength: places.length }), (order) => {
        const shuffled = order.flatMap((place) => entries[place] ?? [])
        expect(figures(shuffled)).toEqual(figures(entries))
      }),
      { numRuns: 50 },
    )
  })
})
