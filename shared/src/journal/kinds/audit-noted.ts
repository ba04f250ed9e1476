import { z } from 'zod'
import { shortText, staffRefSchema } from '../common.ts'

/** What happened at the till that moved no money: the auditor's trail. */
export const auditNotedSchema = z.object({
  what: z.enum([
    'program-started',
    'recovery',
    'clock',
    'sign-in',
    'override',
    'drawer-opened',
    'receipt-printed',
    'reprint',
    'enrolled',
  ]),
  by: staffRefSchema.nullable(),
  /** Codes, counts and ids under plain names; never words about a buyer. */
  detail: z.record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/),
    z.union([shortText, z.int(), z.boolean(), z.null()]),
  ),
})
export type AuditNoted = z.infer<typeof auditNotedSchema>
