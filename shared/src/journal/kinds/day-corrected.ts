import { z } from 'zod'
import { tillIdSchema } from '../../ids.ts'
import { businessDaySchema } from '../../time.ts'
import { seqSchema, shortText, stateNumberSchema, staffRefSchema } from '../common.ts'

/** A manager's word on the business day of a run of entries (P11); the highest number holds for an entry. */
export const dayCorrectedSchema = z
  .object({
    tillId: tillIdSchema,
    fromSeq: seqSchema,
    toSeq: seqSchema,
    day: businessDaySchema,
    number: stateNumberSchema,
    reason: shortText,
    by: staffRefSchema,
  })
  .refine((correction) => correction.fromSeq <= correction.toSeq, 'fromSeq is after toSeq')
export type DayCorrected = z.infer<typeof dayCorrectedSchema>
