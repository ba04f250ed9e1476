import type { Certificate } from '#shared/catalogue/certificate.ts'
import type { BusinessDay } from '#shared/time.ts'

/**
 * The certificate that counts on a day: of those in force the one that began last (a product may be rated again
 * before its 36 months end), else the next to come, else the last that lapsed. Null when there is none.
 */
export function certificateOn(certificates: readonly Certificate[], day: BusinessDay): Certificate | null {
  const byStart = certificates.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return (
    byStart.findLast((certificate) => certificate.validFrom <= day && day <= certificate.validTo) ??
    byStart.find((certificate) => certificate.validFrom > day) ??
    byStart.at(-1) ??
    null
  )
}
