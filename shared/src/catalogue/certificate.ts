import { z } from 'zod'
import { type BusinessDay, businessDaySchema } from '../time.ts'

/** An OCOP certificate: 3 to 5 stars, valid 36 months (QĐ 148/QĐ-TTg, QĐ 26/2026/QĐ-TTg). Both days belong to it. */
export const certificateSchema = z.object({
  number: z.string().max(100),
  star: z.int().min(1).max(5),
  validFrom: businessDaySchema,
  validTo: businessDaySchema,
})
export type Certificate = z.infer<typeof certificateSchema>

/** Whether the stars may be printed and counted on that day. */
export function isCertificateValid(certificate: Certificate | null, day: BusinessDay): boolean {
  return certificate !== null && certificate.validFrom <= day && day <= certificate.validTo
}
