import { z } from 'zod'
import { shiftIdSchema } from '../../ids.ts'
import { positiveVndSchema, vndSchema } from '../../money.ts'
import { seqSchema, shortText, staffRefSchema } from '../common.ts'
import { noteCountsSchema } from './shift-opened.ts'
import { reportFaults, shiftReportSchema } from './shift-report.ts'

/** The Z report as it was revealed: counted blind, then compared. difference = counted − expected. */
export const shiftClosedSchema = z
  .object({
    shiftId: shiftIdSchema,
    cashier: staffRefSchema,
    /** seq of the shift.opened; the shift's entries are those from there that name it. */
    openedSeq: seqSchema,
    counted: positiveVndSchema,
    notes: noteCountsSchema.nullable(),
    expected: vndSchema,
    difference: vndSchema,
    reason: shortText.nullable(),
    saleCount: z.int().min(0).max(1_000_000),
    saleTotal: positiveVndSchema,
    /** The rest of what the Z prints; tills before protocol 2 left it out. */
    report: shiftReportSchema.optional(),
  })
  .refine(
    (shift) => shift.counted - shift.expected === shift.difference,
    'difference is not counted − expected',
  )
  .superRefine((shift, context) => {
    for (const fault of reportFaults(shift)) context.addIssue({ code: 'custom', message: fault })
  })
export type ShiftClosed = z.infer<typeof shiftClosedSchema>
