import { z } from 'zod'
import { producerIdSchema, productIdSchema } from '../ids.ts'
import { positiveVndSchema } from '../money.ts'
import { vatClassSchema } from '../tax/vat-rate.ts'
import { certificateSchema } from './certificate.ts'
import { ocopClassSchema } from './ocop-class.ts'

/** A product as the office publishes it and the till sells it. */
export const productSchema = z.object({
  id: productIdSchema,
  /** The shop's own short code, typed when there is no barcode: "CF-012". */
  code: z.string().max(64),
  name: z.string().min(1).max(400),
  producerId: producerIdSchema,
  /** "gói", "kg", "chai". */
  unit: z.string().min(1).max(40),
  /** Codes are text: leading zeros count, compare with `sameBarcode`. */
  barcodes: z.array(z.string().min(1).max(64)).max(50),
  /** Suggested retail price, VAT included; a point's own price.changed goes before it. */
  unitPrice: positiveVndSchema,
  priceVersion: z.int().min(0).max(1_000_000_000),
  vatClass: vatClassSchema,
  ocopClass: ocopClassSchema,
  /** "version:code" of its product group ("2026:13"), null when none. */
  group: z.string().max(40).nullable(),
  certificate: certificateSchema.nullable(),
  isActive: z.boolean(),
})
export type Product = z.infer<typeof productSchema>
