import { describe, expect, test } from 'vitest'
import { shiftIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { paymentCorrectedSchema } from '#shared/journal/kinds/payment-corrected.ts'
import { must } from '#shared/result.ts'
import { buildSaleBody, buildTillId } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import type { TillState } from '../../core/till.ts'
import { canCorrect, correctionOf } from './correct-payment.ts'

const shiftId = shiftIdSchema.parse('s-1')
const sale = { ...buildSaleBody(seededRandom(2)), shiftId }
const tillId = buildTillId(1)
const ref = { saleId: sale.saleId, tillId, seq: 4, hash: ZERO_HASH }
const around = {
  ref,
  sale,
  before: [{ method: 'cash' as const, amount: sale.total, given: sale.total, reference: null }],
  shiftId,
  cashier: staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' }),
  approvedBy: staffRefSchema.parse({ id: 'ql-1', name: 'Quản lý 1' }),
}

describe('a corrected payment', () => {
  test('keeps the total and says before and after', () => {
    const corrected = correctionOf({ method: 'vietqr', reference: ' FT1 ', reason: ' bấm nhầm ' }, around)
    const body = must(corrected.ok ? corrected.value : null, 'a body')
    expect(paymentCorrectedSchema.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      before: around.before,
      after: [{ method: 'vietqr', amount: sale.total, given: sale.total, reference: 'FT1' }],
      reason: 'bấm nhầm',
    })
  })

  test('needs a reason, and must change something', () => {
    expect(correctionOf({ method: 'card', reference: '', reason: ' ' }, around)).toMatchObject({
      error: 'no-reason',
    })
    expect(correctionOf({ method: 'cash', reference: '', reason: 'x' }, around)).toMatchObject({
      error: 'unchanged',
    })
  })

  test('is of a sale of this till and this shift that happened', () => {
    const found = { sale, ref, isVoided: false, returns: [], left: [], atMs: 0 }
    const state = { identity: { tillId }, openShift: { shiftId } } as TillState // what is looked at
    expect(canCorrect(found, state)).toBe(true)
    expect(canCorrect({ ...found, isVoided: true }, state)).toBe(false)
    expect(canCorrect({ ...found, ref: { ...ref, tillId: buildTillId(2) } }, state)).toBe(false)
    expect(canCorrect({ ...found, sale: { ...sale, shiftId: shiftIdSchema.parse('s-0') } }, state)).toBe(
      false,
    )
    expect(canCorrect(found, { ...state, openShift: null })).toBe(false)
  })
})
