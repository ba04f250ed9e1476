import { z } from 'zod'
import { productIdSchema } from '../../ids.ts'
import { positiveVndSchema } from '../../money.ts'
import { shortText, staffRefSchema } from '../common.ts'

/** Goods the catalogue did not know, sold on an open-price line; the office confirms or merges them. */
export const productProposedSchema = z.object({
  productId: productIdSchema,
  name: shortText.min(1),
  barcode: z.string().max(64).nullable(),
  unit: shortText.min(1),
  unitPrice: positiveVndSchema,
  by: staffRefSchema,
})
export type ProductProposed = z.infer<typeof productProposedSchema>
