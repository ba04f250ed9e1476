import { z } from 'zod'
import { operatorIdSchema, returnIdSchema, saleIdSchema, shiftIdSchema, tillIdSchema } from '../../ids.ts'
import { positiveVndSchema, vndSchema } from '../../money.ts'
import { vatMethodSchema } from '../../tax/vat-rate.ts'
import { seqSchema, shortText, staffRefSchema } from '../common.ts'
import { entryHashSchema } from '../hash.ts'
import { returnFaults } from './return-faults.ts'
import { paymentMethodSchema, saleLineSchema, vatGroupSchema } from './sale-completed.ts'

/** Which entry of which journal a later one is about. The hash says which branch (P5). */
export const saleRefSchema = z.object({
  saleId: saleIdSchema,
  tillId: tillIdSchema,
  seq: seqSchema,
  hash: entryHashSchema,
})
export type SaleRef = z.infer<typeof saleRefSchema>

/** A line of the sale, with the quantity brought back and its share of discount, amount and VAT. */
const returnLineSchema = saleLineSchema.safeExtend({
  /** Which line of the sale, counted from 0; null without a slip. */
  saleLine: z.int().min(0).max(499).nullable(),
})
export type ReturnLine = z.infer<typeof returnLineSchema>

/** Money handed back by one method. */
const refundSchema = z.object({
  method: paymentMethodSchema,
  amount: positiveVndSchema,
  reference: shortText.nullable(),
})
export type Refund = z.infer<typeof refundSchema>

/** Goods brought back, on their own day; the sale stays as it was. All amounts are positive: the kind is the sign. */
export const saleReturnedSchema = z
  .object({
    returnId: returnIdSchema,
    /** Printed as POINT-TILL-TNNNNNN; the last part counts the till's returns without a gap. */
    number: z.object({
      point: shortText,
      till: z.int().min(1).max(999),
      return: z.int().min(1).max(999_999_999),
    }),
    /** The sale, of whichever till of the point; null without a slip, which a manager approves. */
    of: saleRefSchema.nullable(),
    operatorId: operatorIdSchema,
    vatMethod: vatMethodSchema,
    shiftId: shiftIdSchema.nullable(),
    cashier: staffRefSchema,
    approvedBy: staffRefSchema.nullable(),
    /** Those of the sale, so that reports take the goods out where they put them in. */
    channel: shortText,
    event: shortText.nullable(),
    lines: z.array(returnLineSchema).min(1).max(500),
    vatGroups: z.array(vatGroupSchema).max(20),
    /** Cash rounding of the refund, its own line. */
    rounding: vndSchema,
    total: positiveVndSchema,
    refunds: z.array(refundSchema).max(20),
    reason: shortText.min(1),
    /** The sale that the goods were exchanged for; refund and payment are both recorded in full. */
    exchangeSaleId: saleIdSchema.nullable(),
  })
  .superRefine((body, context) => {
    for (const fault of returnFaults(body)) context.addIssue({ code: 'custom', message: fault })
  })
export type SaleReturned = z.infer<typeof saleReturnedSchema>
