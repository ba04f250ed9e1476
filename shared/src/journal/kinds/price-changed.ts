import { z } from 'zod'
import { productIdSchema } from '../../ids.ts'
import { positiveVndSchema } from '../../money.ts'
import { shortText, stateNumberSchema, staffRefSchema } from '../common.ts'

/** The point's own price of a product, VAT included; the highest number holds (P16). */
export const priceChangedSchema = z.object({
  productId: productIdSchema,
  unitPrice: positiveVndSchema,
  number: stateNumberSchema,
  reason: shortText.nullable(),
  by: staffRefSchema,
})
export type PriceChanged = z.infer<typeof priceChangedSchema>
