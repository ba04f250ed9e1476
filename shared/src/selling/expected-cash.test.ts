import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftIdSchema } from '../ids.ts'
import { foldEntries, type StoredEntry } from '../journal/fold.ts'
import type { BodyOf, Kind } from '../journal/kinds/registry.ts'
import type { Payment } from '../journal/kinds/sale-completed.ts'
import { shiftClosedSchema } from '../journal/kinds/shift-closed.ts'
import { MAX_VND, vnd } from '../money.ts'
import { exampleBody } from '../testing/body-examples.ts'
import { buildEntry, buildSaleBody, buildTillId } from '../testing/builders.ts'
import { buildCart, buildSaleContext } from '../testing/carts.ts'
import { buildProduct } from '../testing/masters.ts'
import { seededRandom } from '../testing/random.ts'
import { buildClosing, reportOf } from './close-shift.ts'
import { shiftCashFold, shiftFigures } from './expected-cash.ts'
import { buildSale } from './sale.ts'

const TILL = buildTillId('shift')
const SHIFT = shiftIdSchema.parse('ca-1')
const OTHER = shiftIdSchema.parse('ca-0')
const BY = buildSaleBody().cashier
const COUNT = { counted: vnd(0), notes: null, reason: null, cashier: BY }

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

function returned(refunds: [Payment['method'], amount: number][], shiftId = SHIFT) {
  const body = exampleBody('sale.returned')
  const total = refunds.reduce((sum, [, amount]) => sum + amount, 0)
  const lines = body.lines.map((line) => ({ ...line, amount: vnd(total), vat: vnd(0), discount: vnd(0) }))
  return {
    kind: 'sale.returned' as const,
    body: {
      ...body,
      ...{ shiftId, lines, vatGroups: [{ rate: '8%', amount: total, vat: 0 }], rounding: 0, total },
      refunds: refunds.map(([method, amount]) => ({ method, amount, reference: null })),
    },
  }
}

type Part = [Payment['method'], number]

function corrected(of: StoredEntry, before: Part[], after: Part[]) {
  const { saleId } = JSON.parse(of.text ?? '').body
  const payments = (parts: Part[]) =>
    parts.map(([method, amount]) => ({ method, amount, given: amount, reference: null }))
  const total = before.reduce((sum, [, amount]) => sum + amount, 0)
  const ref = { saleId, tillId: of.tillId, seq: of.seq, hash: of.hash }
  const who = { shiftId: SHIFT, cashier: BY, approvedBy: BY }
  const body = { of: ref, ...who, before: payments(before), after: payments(after), total, reason: 'nhầm' }
  return { kind: 'payment.corrected' as const, body }
}

function moved(direction: 'in' | 'out', amount: number, shiftId = SHIFT) {
  const body = { shiftId, cashier: BY, approvedBy: null, direction, amount: vnd(amount), reason: 'mua túi' }
  return { kind: 'cash.moved' as const, body }
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
    expect(figures(entries)).toMatchObject({
      float: 500_000,
      cashSales: 749_000,
      cashRefunds: 0,
      expected: 1_249_000,
      saleCount: 1,
      saleTotal: 749_000,
      methods: [{ method: 'cash', taken: 749_000, refunded: 0 }],
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

  it('[T31] is float + cash in − change − cash refunds ± paid in and out, for any amounts', () => {
    const amount = fc.integer({ min: 1, max: 2_000_000_000 })
    const method = fc.constantFrom<Payment['method']>('cash', 'vietqr', 'card', 'wallet')
    const fact = fc.oneof(
      fc.record({ kind: fc.constant('sale' as const), method, amount, change: fc.nat(500_000) }),
      fc.record({ kind: fc.constant('return' as const), method, amount }),
      fc.record({ kind: fc.constant('in' as const), amount }),
      fc.record({ kind: fc.constant('out' as const), amount }),
    )
    fc.assert(
      fc.property(amount, fc.array(fact, { maxLength: 8 }), (float, facts) => {
        let expected = float
        const entries = facts.map((one) => {
          const isCash = 'method' in one && one.method === 'cash'
          if (one.kind === 'in' || one.kind === 'out') {
            expected += one.kind === 'in' ? one.amount : -one.amount
            return moved(one.kind, one.amount)
          }
          if (one.kind === 'return') {
            if (isCash) expected -= one.amount
            return returned([[one.method, one.amount]])
          }
          const given = one.amount + (isCash ? one.change : 0)
          if (isCash) expected += given - one.change
          return sale([[one.method, one.amount, given]])
        })
        const found = figures(journal([opened(float), ...entries]))
        expect(found.expected).toBe(expected)
        const closing = buildClosing({ shiftId: SHIFT, openedSeq: 1 }, COUNT, { figures: found, last: null })
        expect(shiftClosedSchema.parse(closing)).toEqual(closing)
      }),
      { numRuns: 100 },
    )
  })

  it('takes back what went back in cash, and counts sales and returns apart', () => {
    const entries = journal([
      opened(500_000),
      sale([['cash', 749_000, 1_000_000]]),
      returned([
        ['cash', 100_000],
        ['vietqr', 50_000],
      ]),
      moved('out', 300_000),
      moved('in', 20_000),
    ])
    expect(figures(entries)).toMatchObject({
      expected: 869_000,
      cashRefunds: 100_000,
      paidIn: 20_000,
      paidOut: 300_000,
      saleCount: 1,
      saleTotal: 749_000,
      returnCount: 1,
      returnTotal: 150_000,
      methods: [
        { method: 'cash', taken: 749_000, refunded: 100_000 },
        { method: 'vietqr', taken: 0, refunded: 50_000 },
      ],
      vatGroups: [{ rate: '8%', amount: 599_000 }],
    })
  })

  it('follows a corrected tender, and the correction of that', () => {
    const facts = [opened(0), sale([['vietqr', 90_000, 90_000]])]
    const sold = journal(facts)[1] as StoredEntry
    const once = [...facts, corrected(sold, [['vietqr', 90_000]], [['cash', 90_000]])]
    expect(figures(journal(once))).toMatchObject({ expected: 90_000, correctionCount: 1, saleTotal: 90_000 })
    const twice = journal([...once, corrected(sold, [['cash', 90_000]], [['card', 90_000]])])
    expect(figures(twice)).toMatchObject({
      expected: 0,
      methods: [{ method: 'card', taken: 90_000, refunded: 0 }],
    })
    expect(figures(twice.toReversed())).toEqual(figures(twice))
  })

  it('leaves out the correction of a sale that did not happen', () => {
    const facts = [opened(0), sale([['vietqr', 90_000, 90_000]])]
    const sold = journal(facts)[1] as StoredEntry
    const entries = journal([
      ...facts,
      corrected(sold, [['vietqr', 90_000]], [['cash', 90_000]]),
      voidOf(sold),
    ])
    expect(figures(entries)).toMatchObject({ expected: 0, correctionCount: 0, methods: [] })
  })

  it('leaves out returns, corrections and cash of another shift', () => {
    const entries = journal([opened(0), returned([['cash', 5000]], OTHER), moved('in', 7000, OTHER)])
    expect(figures(entries)).toMatchObject({ expected: 0, returnCount: 0, paidIn: 0 })
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

describe('the closing of a shift', () => {
  const shift = { shiftId: SHIFT, openedSeq: 1 }
  const day = figures(
    journal([opened(500_000), sale([['cash', 749_000, 1_000_000]]), returned([['cash', 49_000]])]),
  )

  it('says the difference between what was counted and expected', () => {
    const counted = { ...COUNT, counted: vnd(1_195_000), reason: 'thối nhầm' }
    const closing = buildClosing(shift, counted, { figures: day, last: null })
    expect(shiftClosedSchema.parse(closing)).toEqual(closing)
    expect(closing).toMatchObject({ expected: 1_200_000, difference: -5_000, saleTotal: 749_000 })
  })

  it('[T32] can be made of a shift in which nothing was sold', () => {
    const nothing = buildClosing(shift, COUNT, { figures: figures(journal([opened(0)])), last: null })
    expect(shiftClosedSchema.parse(nothing)).toMatchObject({ saleCount: 0, difference: 0 })
  })

  it('numbers the Z and goes on from the grand totals of the one before', () => {
    const first = reportOf(day, null)
    expect(first).toMatchObject({ number: 1, grandTotals: { saleCount: 1, returnTotal: 49_000 } })
    expect(reportOf(day, first)).toMatchObject({
      number: 2,
      grandTotals: { saleCount: 2, saleTotal: 1_498_000, returnCount: 2, returnTotal: 98_000 },
    })
  })
})
