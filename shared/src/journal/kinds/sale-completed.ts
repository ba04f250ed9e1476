import { z } from 'zod'
import { vatClassSchema, vatMethodSchema, vatRateSchema } from '../../tax/vat-rate.ts'
import {
  operatorIdSchema,
  producerIdSchema,
  productIdSchema,
  saleIdSchema,
  shiftIdSchema,
} from '../../ids.ts'
import { ocopClassSchema } from '../../catalogue/ocop-class.ts'
import { positiveVndSchema, vndSchema } from '../../money.ts'
import { positiveQuantitySchema } from '../../quantity.ts'
import { businessDaySchema } from '../../time.ts'
import { shortText, staffRefSchema } from '../common.ts'
import { entryHashSchema } from '../hash.ts'
import { saleFaults } from './sale-faults.ts'

/** Whose goods: bought by the shop, or a producer's on consignment with the terms of that day. */
const ownershipSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  z.object({
    kind: z.literal('consigned'),
    contractId: shortText,
    /** The shop's commission in hundredths of a percent of `amount`. */
    commissionBasisPoints: z.int().min(0).max(10_000),
  }),
])
export type Ownership = z.infer<typeof ownershipSchema>

/** One line with all a report will ever need, as it stood at that moment; no other record has to arrive first. */
export const saleLineSchema = z
  .object({
    productId: productIdSchema,
    productName: shortText,
    producerId: producerIdSchema,
    producerName: shortText,
    unit: shortText,
    quantity: positiveQuantitySchema,
    unitPrice: positiveVndSchema,
    /** Number of the price (P16) or of the office's suggested price; 0 when typed by hand. */
    priceVersion: z.int().min(0).max(1_000_000_000),
    /** Line discount plus this line's share of the sale's discount; amount = price × quantity − discount. */
    discount: positiveVndSchema,
    /** How much of discount is the share of the sale's; left out when none is. */
    saleDiscount: positiveVndSchema.optional(),
    /** What the buyer pays for the line, VAT included. */
    amount: positiveVndSchema,
    /** The VAT contained in amount: this line's share of its rate group. */
    vat: positiveVndSchema,
    vatClass: vatClassSchema,
    vatRate: vatRateSchema,
    ownership: ownershipSchema,
    ocopClass: ocopClassSchema,
    /** Product group as version and code of its classification ("2026:13"), null when none. */
    group: shortText.nullable(),
    /** Stars printed on the certificate, 0 when there is none. */
    star: z.int().min(0).max(5),
    /** Whether the certificate was valid at the moment of sale. */
    isCertified: z.boolean(),
    /** Province code of the producer, "66" for Đắk Lắk. */
    origin: z.string().max(16),
    lot: shortText.nullable(),
    expiry: businessDaySchema.nullable(),
  })
  .refine((line) => line.star > 0 || !line.isCertified, 'certified without a star')
export type SaleLine = z.infer<typeof saleLineSchema>

export const paymentMethodSchema = z.enum(['cash', 'vietqr', 'card', 'wallet'])
export type PaymentMethod = z.infer<typeof paymentMethodSchema>

/** Money kept towards the total. For cash, `given` is what was handed over and change is given − amount. */
export const paymentSchema = z.object({
  method: paymentMethodSchema,
  amount: positiveVndSchema,
  given: positiveVndSchema,
  reference: shortText.nullable(),
})
export type Payment = z.infer<typeof paymentSchema>

export const vatGroupSchema = z.object({
  rate: vatRateSchema,
  amount: positiveVndSchema,
  vat: positiveVndSchema,
})

export const saleCompletedSchema = z
  .object({
    saleId: saleIdSchema,
    /** Printed as POINT-TILL-NNNNNN; the last part counts the till's sales without a gap. */
    number: z.object({
      point: shortText,
      till: z.int().min(1).max(999),
      sale: z.int().min(1).max(999_999_999),
    }),
    operatorId: operatorIdSchema,
    vatMethod: vatMethodSchema,
    shiftId: shiftIdSchema.nullable(),
    cashier: staffRefSchema,
    /** Whose PIN let what the cashier alone may not do, such as a discount above the limit; left out when none was asked. */
    approvedBy: staffRefSchema.optional(),
    /** That the cashier asked for the buyer's age and was satisfied; left out when nothing sold asks for it. */
    isAgeConfirmed: z.boolean().optional(),
    channel: shortText,
    event: shortText.nullable(),
    lines: z.array(saleLineSchema).min(1).max(500),
    /** One per rate, in the order of first appearance; empty for a seller on the direct method. */
    vatGroups: z.array(vatGroupSchema).max(20),
    /** Cash rounding, its own line; 0 unless the shop sets it. */
    rounding: vndSchema,
    total: positiveVndSchema,
    payments: z.array(paymentSchema).max(20),
    /** Hash of the buyer's data kept beside the entry, null when nobody asked for an invoice. */
    sideHash: entryHashSchema.nullable(),
  })
  .superRefine((sale, context) => {
    for (const fault of saleFaults(sale)) context.addIssue({ code: 'custom', message: fault })
  })
export type SaleCompleted = z.infer<typeof saleCompletedSchema>
