import { describe, expect, test } from 'vitest'
import { returnIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { saleReturnedSchema } from '#shared/journal/kinds/sale-returned.ts'
import { must } from '#shared/result.ts'
import { buildSaleBody, buildTillId } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import {
  previewReturn,
  type ReturnFrame,
  returnOf,
  startReturn,
  withAll,
  withQuantity,
} from './return-draft.ts'

const sale = buildSaleBody(seededRandom(7))
const found = {
  sale,
  ref: { saleId: sale.saleId, tillId: buildTillId(1), seq: 1, hash: ZERO_HASH },
  returns: [],
}
const frame: ReturnFrame = {
  returnId: returnIdSchema.parse('r-1'),
  number: { point: 'BMT01', till: 1, return: 1 },
  shiftId: null,
  cashier: staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' }),
  approvedBy: null,
  cashStep: 0,
  exchangeSaleId: null,
}
const sold = must(sale.lines[0], 'a line').quantity

function built(draft: Parameters<typeof returnOf>[0], from: Parameters<typeof returnOf>[1] = found) {
  const body = returnOf({ ...draft, reason: 'bao bì rách' }, from, frame)
  return must(body.ok ? body.value : null, 'a return')
}

describe('choosing what comes back', () => {
  test('begins with nothing, and nothing is no return', () => {
    const draft = startReturn(found)
    expect(draft.quantities).toEqual({})
    expect(returnOf({ ...draft, reason: 'x' }, found, frame)).toMatchObject({
      error: { code: 'nothing-returned' },
    })
  })

  test('[T38] never goes above what is left, as far as it is known', () => {
    const draft = withQuantity(startReturn(found), found, { line: 0, quantity: sold + 5000 })
    expect(draft.quantities).toEqual({ 0: sold })
    const after = { ...found, returns: [built(draft)] }
    expect(withQuantity(startReturn(found), after, { line: 0, quantity: 1000 }).quantities).toEqual({})
    expect(withAll(startReturn(found), after).quantities).not.toHaveProperty('0')
  })

  test('all of it is the whole sale', () => {
    const body = built({
      ...withAll(startReturn(found), found),
      refund: { method: 'cash', amount: null, reference: '' },
    })
    expect(body.total).toBe(sale.lines.reduce((sum, { amount }) => sum + amount, 0))
    expect(saleReturnedSchema.parse(body)).toEqual(body)
  })

  test('a line taken to nothing is out again', () => {
    const draft = withQuantity(withAll(startReturn(found), found), found, { line: 0, quantity: 0 })
    expect(draft.quantities).not.toHaveProperty('0')
  })
})

describe('the money', () => {
  const all = withAll(startReturn(found), found)
  const amount = sale.lines.reduce((sum, line) => sum + line.amount, 0)

  test('shown before the reason is typed is the money that will go back', () => {
    const shown = previewReturn(all, found, frame)
    expect(shown.ok && shown.value.total).toBe(built(all).total)
    expect(returnOf(all, found, frame)).toMatchObject({ error: { code: 'no-reason' } })
  })

  test('goes back by one method whole, unrounded, with its reference', () => {
    const refund = { method: 'vietqr', amount: null, reference: ' FT26 ' } as const
    const body = returnOf({ ...all, refund, reason: 'hỏng' }, found, { ...frame, cashStep: 1000 })
    expect(body).toMatchObject({
      value: { total: amount, rounding: 0, refunds: [{ method: 'vietqr', amount, reference: 'FT26' }] },
    })
  })

  test('goes back in part by another method, the rest in cash', () => {
    const refund = { method: 'card', amount: 1000, reference: '' } as const
    expect(built({ ...all, refund }).refunds).toEqual([
      { method: 'card', amount: 1000, reference: null },
      { method: 'cash', amount: amount - 1000, reference: null },
    ])
  })

  test('goes back the way it came, when it came one way', () => {
    const paid = (method: 'cash' | 'card') => ({ ...must(sale.payments[0], 'a payment'), method })
    const of = (...payments: (typeof sale.payments)[number][]) =>
      startReturn({ sale: { ...sale, payments } }).refund.method
    expect([of(paid('card')), of(paid('cash')), of(paid('card'), paid('cash'))]).toEqual([
      'card',
      'cash',
      'cash',
    ])
  })
})
