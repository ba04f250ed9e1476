import { z } from 'zod'
import { shiftIdSchema } from '../../ids.ts'
import { MAX_VND, vnd } from '../../money.ts'
import { shortText, staffRefSchema } from '../common.ts'

/** Cash put into the drawer or taken out of it without a sale. */
export const cashMovedSchema = z.object({
  shiftId: shiftIdSchema,
  cashier: staffRefSchema,
  approvedBy: staffRefSchema.nullable(),
  direction: z.enum(['in', 'out']),
  amount: z.int().min(1).max(MAX_VND).transform(vnd),
  reason: shortText.min(1),
})
export type CashMoved = z.infer<typeof cashMovedSchema>
