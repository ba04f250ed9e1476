import { z } from 'zod'
import { saleIdSchema } from '../../ids.ts'
import { seqSchema, shortText, staffRefSchema } from '../common.ts'
import { entryHashSchema } from '../hash.ts'

/** A commit of unknown outcome that did not happen: named by the same till, before any receipt. */
export const saleVoidedSchema = z.object({
  saleId: saleIdSchema,
  seq: seqSchema,
  hash: entryHashSchema,
  reason: shortText,
  by: staffRefSchema,
})
export type SaleVoided = z.infer<typeof saleVoidedSchema>
