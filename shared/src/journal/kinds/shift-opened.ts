import { z } from 'zod'
import { shiftIdSchema } from '../../ids.ts'
import { positiveVndSchema } from '../../money.ts'
import { shortText, staffRefSchema } from '../common.ts'

/** How many of each note, keyed by its value in đồng ("500000": 2). */
export const noteCountsSchema = z.record(z.string().regex(/^[1-9]\d{2,6}$/), z.int().min(0).max(100_000))

export const shiftOpenedSchema = z.object({
  shiftId: shiftIdSchema,
  cashier: staffRefSchema,
  /** Cash in the drawer at the start. */
  float: positiveVndSchema,
  notes: noteCountsSchema.nullable(),
  remark: shortText.nullable(),
})
export type ShiftOpened = z.infer<typeof shiftOpenedSchema>
