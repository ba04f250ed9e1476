import { z } from 'zod'

/** What a product is for VAT. The rate follows from it and the date; `undecided` waits for an accountant. */
export const vatClassSchema = z.enum([
  'standard',
  'not-reduced',
  'farm-produce',
  'reduced-five',
  'exempt',
  'export',
  'undecided',
])
export type VatClass = z.infer<typeof vatClassSchema>

/** How the seller pays VAT: deduction (a rate on every line) or direct (a share of revenue, none on the slip). */
export const vatMethodSchema = z.enum(['deduction', 'direct'])
export type VatMethod = z.infer<typeof vatMethodSchema>

/**
 * A rate as an e-invoice writes it (TSuat, QĐ 1510 item 17): "8%", "KCT" not subject, "KKKNT" not declared.
 * "none": the seller is on the direct method. "undecided": the product's class is not set yet.
 */
export const vatRateSchema = z.enum(['0%', '5%', '8%', '10%', 'KCT', 'KKKNT', 'none', 'undecided'])
export type VatRate = z.infer<typeof vatRateSchema>
