import { expect, test } from 'vitest'
import { shiftIdSchema } from '#shared/ids.ts'
import { staffRefSchema } from '#shared/journal/common.ts'
import type { PaymentMethod } from '#shared/journal/kinds/sale-completed.ts'
import { must } from '#shared/result.ts'
import { createRig } from '../testing/rig.ts'

const BY = staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' })

test('the payments of a sale are those of its last correction, so that the next one follows it', async () => {
  const { till, sell } = await createRig()
  await sell()
  const [found] = await till.searchSales({ text: '', day: null, limit: 1 })
  const { ref, sale } = must(found, 'the sale')
  expect(await till.paymentsOf(ref)).toEqual(sale.payments)
  for (const method of ['card', 'vietqr'] satisfies PaymentMethod[]) {
    const before = must(await till.paymentsOf(ref), 'payments')
    const after = [{ method, amount: sale.total, given: sale.total, reference: null }]
    const shiftId = shiftIdSchema.parse('s-1')
    const people = { cashier: BY, approvedBy: BY }
    const body = {
      of: ref,
      shiftId,
      ...people,
      before: [...before],
      after,
      total: sale.total,
      reason: 'nhầm',
    }
    expect(await till.commit('payment.corrected', body)).toMatchObject({ outcome: 'done' })
    await sell()
    expect(await till.paymentsOf(ref)).toEqual(after)
  }
  expect(await till.paymentsOf({ ...ref, seq: ref.seq + 1 })).toBeNull()
})
