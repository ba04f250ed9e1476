import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnIdSchema, saleIdSchema } from '../ids.ts'
import { staffRefSchema } from '../journal/common.ts'
import { ZERO_HASH } from '../journal/hash.ts'
import type { SaleCompleted } from '../journal/kinds/sale-completed.ts'
import { type SaleReturned, saleReturnedSchema } from '../journal/kinds/sale-returned.ts'
import { vnd } from '../money.ts'
import { buildSaleBody, buildTillId } from '../testing/builders.ts'
import { buildCart, buildSaleContext } from '../testing/carts.ts'
import { seededRandom } from '../testing/random.ts'
import { buildReturn, buildReturnWithoutSlip, type ReturnContext } from './return.ts'
import { leftToReturn, overReturned } from './return-shares.ts'

const MANAGER = staffRefSchema.parse({ id: 'ql-1', name: 'Quản lý 1' })
const CONTEXT: ReturnContext = {
  returnId: returnIdSchema.parse('r-1'),
  number: { point: 'BMT01', till: 1, return: 1 },
  shiftId: null,
  cashier: staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' }),
  approvedBy: null,
  reason: 'bao bì rách',
  refunds: [],
  cashStep: 0,
  exchangeSaleId: null,
}

const FIELDS = ['quantity', 'amount', 'discount', 'vat'] as const

function sold(sale: SaleCompleted, returns: readonly SaleReturned[] = []) {
  return { sale, returns, ref: { saleId: sale.saleId, tillId: buildTillId(1), seq: 1, hash: ZERO_HASH } }
}

function taken(sale: SaleCompleted, returns: readonly SaleReturned[], items: [line: number, qty: number][]) {
  const asked = items.map(([saleLine, quantity]) => ({ saleLine, quantity }))
  return buildReturn(sold(sale, returns), asked, CONTEXT)
}

function must(result: ReturnType<typeof taken>): SaleReturned {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function sumsOf(returns: readonly SaleReturned[], lineCount: number) {
  return Array.from({ length: lineCount }, (_, saleLine) => {
    const parts = returns.flatMap(({ lines }) => lines.filter((line) => line.saleLine === saleLine))
    return FIELDS.map((field) => parts.reduce((sum, part) => sum + part[field], 0))
  })
}

describe('returns of a sale', () => {
  it('add up to exactly its lines, however it is brought back, and are entries each', () => {
    fc.assert(
      fc.property(fc.nat(), fc.infiniteStream(fc.nat()), (seed, draws) => {
        const sale = buildSaleBody(seededRandom(seed))
        const draw = (below: number) => (draws.next().value ?? 0) % below
        const returns: SaleReturned[] = []
        for (let left = leftToReturn(sale, []); left.some((line) => line.quantity > 0); ) {
          const there = [...left.keys()].filter((line) => (left[line]?.quantity ?? 0) > 0)
          const lines = there.filter((_, index) => index === 0 || draw(2) === 0)
          const items = lines.map((saleLine): [number, number] => {
            const most = left[saleLine]?.quantity ?? 0
            return [saleLine, returns.length > 8 ? most : 1 + draw(most)]
          })
          const body = must(taken(sale, returns, items))
          expect(saleReturnedSchema.parse(body)).toEqual(body)
          returns.push(body)
          left = leftToReturn(sale, returns)
          expect(left.every((line) => FIELDS.every((field) => line[field] >= 0))).toBe(true)
        }
        expect(sumsOf(returns, sale.lines.length)).toEqual(
          sale.lines.map((line) => FIELDS.map((field) => line[field])),
        )
        expect(overReturned(sale, returns)).toEqual([])
        expect(taken(sale, returns, [[0, 1]])).toMatchObject({ error: { code: 'more-than-left', value: 0 } })
      }),
      { numRuns: 300 },
    )
  })

  it('give back no piece that is a đồng off its part of the price', () => {
    const sale = buildSaleBody(seededRandom(5))
    const line = { ...sale.lines[0], quantity: 1000, amount: 400, discount: 0, vat: 30 }
    const one = { ...sale, lines: [line] } as SaleCompleted
    const returns: SaleReturned[] = []
    for (let gram = 0; gram < 100; gram += 1) returns.push(must(taken(one, returns, [[0, 1]])))
    for (const body of returns) expect([0, 1]).toContain(body.total)
    expect(returns.reduce((sum, body) => sum + body.total, 0)).toBe(40)
  })

  it('hold no more VAT than they give back, where a piece is worth less than a đồng', () => {
    const sale = buildSaleBody(seededRandom(5))
    const line = { ...sale.lines[0], quantity: 8, amount: 4, discount: 0, vat: 1, vatRate: '8%' }
    const one = { ...sale, lines: [line], vatMethod: 'deduction' } as SaleCompleted
    const returns: SaleReturned[] = []
    for (let piece = 0; piece < 8; piece += 1) returns.push(must(taken(one, returns, [[0, 1]])))
    for (const body of returns) expect(saleReturnedSchema.parse(body)).toEqual(body)
    expect(sumsOf(returns, 1)).toEqual([[8, 4, 0, 1]])
  })

  it('[T38] are refused beyond what is left as far as is known, saying what is left', () => {
    const sale = buildSaleBody(seededRandom(7))
    const whole = sale.lines[0]?.quantity ?? 0
    const first = must(taken(sale, [], [[0, whole]]))
    expect(taken(sale, [], [[0, whole + 1]])).toEqual({
      ok: false,
      error: { code: 'more-than-left', line: 0, value: whole },
    })
    expect(taken(sale, [first], [[0, 1]])).toMatchObject({ error: { code: 'more-than-left', value: 0 } })
  })

  it('[T38] that two tills made without knowing of each other are found, in any order', () => {
    const sale = buildSaleBody(seededRandom(7))
    const whole = sale.lines[0]?.quantity ?? 0
    const here = must(taken(sale, [], [[0, whole]]))
    const there = must(taken(sale, [], [[0, 1]]))
    expect(overReturned(sale, [here, there])).toEqual([0])
    expect(overReturned(sale, [there, here])).toEqual([0])
    const dear = { ...there, lines: there.lines.map((line) => ({ ...line, amount: vnd(line.amount + 1e9) })) }
    expect(overReturned(sale, [dear])).toEqual([0])
    const elsewhere = { ...there, lines: there.lines.map((line) => ({ ...line, saleLine: 99 })) }
    expect(overReturned(sale, [elsewhere])).toEqual([99])
    expect(leftToReturn(sale, [here, there])[0]).toEqual({ quantity: 0, amount: 0, discount: 0, vat: 0 })
  })

  it('carry the sale’s operator, method, channel and event, and name its entry', () => {
    const sale = buildSaleBody(seededRandom(9), { event: 'Hội chợ', channel: 'Điện thoại' })
    const { operatorId, vatMethod, channel, event } = sale
    const body = must(taken(sale, [], [[0, 1]]))
    expect(body).toMatchObject({ operatorId, vatMethod, channel, event, of: sold(sale).ref })
  })

  it.each([
    [[], 'nothing-returned'],
    [[[99, 1000]], 'unknown-line'],
    [[[0, 0]], 'bad-quantity'],
    [[[0, 1.5]], 'bad-quantity'],
    [
      [
        [0, 1],
        [0, 1],
      ],
      'line-twice',
    ],
  ] as [[number, number][], string][])('refuse %j: %s', (items, code) => {
    expect(taken(buildSaleBody(), [], items)).toMatchObject({ ok: false, error: { code } })
  })

  it('ask for a reason', () => {
    const items = [{ saleLine: 0, quantity: 1 }]
    const silent = buildReturn(sold(buildSaleBody()), items, { ...CONTEXT, reason: ' \0 ' })
    expect(silent).toMatchObject({ ok: false, error: { code: 'no-reason' } })
  })
})

describe('a refund', () => {
  const sale = buildSaleBody(seededRandom(3))
  const whole = {
    ...sale,
    lines: [{ ...sale.lines[0], quantity: 2000, amount: 99_700, vat: 0, discount: 0 }],
  }
  const back = (change: Partial<ReturnContext>) =>
    buildReturn(sold(whole as SaleCompleted), [{ saleLine: 0, quantity: 2000 }], { ...CONTEXT, ...change })

  it('is cash, rounded to the shop’s step as its own line', () => {
    expect(back({ cashStep: 500 })).toMatchObject({
      value: { rounding: -200, total: 99_500, refunds: [{ method: 'cash', amount: 99_500 }] },
    })
  })
  it('is never rounded where it goes back by transfer, and the rest is cash', () => {
    const byTransfer = { method: 'vietqr', reference: 'FT1' } as const
    expect(back({ cashStep: 500, refunds: [{ ...byTransfer, amount: 99_700 }] })).toMatchObject({
      value: {
        rounding: 0,
        total: 99_700,
        refunds: [{ method: 'vietqr', amount: 99_700, reference: 'FT1' }],
      },
    })
    expect(back({ cashStep: 500, refunds: [{ ...byTransfer, amount: 50_000 }] })).toMatchObject({
      value: {
        rounding: -200,
        total: 99_500,
        refunds: [
          { method: 'vietqr', amount: 50_000 },
          { method: 'cash', amount: 49_500 },
        ],
      },
    })
  })
  it('is refused above what comes back, or where it is no amount', () => {
    const card = { method: 'card', reference: null } as const
    expect(back({ refunds: [{ ...card, amount: 99_701 }] })).toMatchObject({
      error: { code: 'refund-above-amount', value: 1 },
    })
    expect(back({ refunds: [{ ...card, amount: 0 }] })).toMatchObject({ error: { code: 'bad-refund' } })
    expect(back({ refunds: [{ ...card, amount: 1.5 }] })).toMatchObject({ error: { code: 'bad-refund' } })
  })
})

describe('a return without a slip', () => {
  const random = seededRandom(4)
  const cart = buildCart(random)
  const selling = buildSaleContext(random, cart)
  const context = { ...CONTEXT, approvedBy: MANAGER, exchangeSaleId: saleIdSchema.parse('s-2') }

  it('is priced as a sale, and approved by a manager', () => {
    const body = must(buildReturnWithoutSlip(cart, selling, context))
    expect(saleReturnedSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({ of: null, approvedBy: MANAGER, exchangeSaleId: 's-2' })
    const unapproved = buildReturnWithoutSlip(cart, selling, { ...context, approvedBy: null })
    expect(unapproved).toMatchObject({ ok: false, error: { code: 'needs-approval' } })
  })
  it('names the line that cannot be priced', () => {
    const bad = cart.map((line, index) => (index === 0 ? { ...line, quantity: 0 } : line))
    expect(buildReturnWithoutSlip(bad, selling, context)).toMatchObject({
      error: { code: 'cannot-be-priced', line: 0, value: 0 },
    })
    expect(buildReturnWithoutSlip([], selling, context)).toMatchObject({
      error: { code: 'nothing-returned' },
    })
  })
})
