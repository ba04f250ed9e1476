import { z } from 'zod'
import { productIdSchema, tillIdSchema } from '../../ids.ts'
import { MAX_QUANTITY, quantity } from '../../quantity.ts'
import { isoInstantSchema } from '../../time.ts'
import { seqSchema, shortText, stateNumberSchema, staffRefSchema } from '../common.ts'

/** Lines of a stocktake (P17). The format is fixed here; levels are folded by the stock room. */
export const stockCountedSchema = z.object({
  stocktakeId: shortText.min(1),
  place: shortText,
  lines: z
    .array(
      z.object({
        productId: productIdSchema,
        lot: shortText.nullable(),
        /** "own" or the id of the consignment contract. */
        owner: shortText.min(1),
        quantity: z.int().min(0).max(MAX_QUANTITY).transform(quantity),
        countedAt: isoInstantSchema,
        number: stateNumberSchema,
      }),
    )
    .min(1)
    .max(500),
  /** Highest seq of each till of the point that the counting till had read. */
  seen: z.record(tillIdSchema, seqSchema),
  by: staffRefSchema,
})
export type StockCounted = z.infer<typeof stockCountedSchema>
