import { z } from 'zod'
import { shiftIdSchema } from '../../ids.ts'
import { positiveVndSchema } from '../../money.ts'
import { shortText, staffRefSchema } from '../common.ts'
import { paymentSchema } from './sale-completed.ts'
import { saleRefSchema } from './sale-returned.ts'

const paymentsSchema = z.array(paymentSchema).max(20)

/**
 * A wrong tender put right within the shift of its sale, by the same till: what was kept by which method, before
 * and after. The total stays. One that follows another says as `before` what that one said as `after`.
 */
export const paymentCorrectedSchema = z
  .object({
    of: saleRefSchema,
    shiftId: shiftIdSchema,
    cashier: staffRefSchema,
    approvedBy: staffRefSchema,
    before: paymentsSchema,
    after: paymentsSchema,
    total: positiveVndSchema,
    reason: shortText.min(1),
  })
  .refine(({ before, total }) => keptOf(before) === total, 'before does not come to the total')
  .refine(({ after, total }) => keptOf(after) === total, 'after does not come to the total')
  .refine(
    ({ before, after }) =>
      [...before, ...after].every(
        ({ method, given, amount }) => given === amount || (method === 'cash' && given > amount),
      ),
    'only cash gives change',
  )
export type PaymentCorrected = z.infer<typeof paymentCorrectedSchema>

function keptOf(payments: readonly { amount: number }[]): number {
  return payments.reduce((sum, { amount }) => sum + amount, 0)
}
