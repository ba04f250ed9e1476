import { describe, expect, it } from 'vitest'
import { businessDay } from '../time.ts'
import { certificateSchema, isCertificateValid } from './certificate.ts'

const CERTIFICATE = certificateSchema.parse({
  number: 'OCOP-66-1',
  star: 4,
  validFrom: '2023-11-23',
  validTo: '2026-11-22',
})

describe('a certificate', () => {
  it.each([
    ['2023-11-22', false],
    ['2023-11-23', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
  ])('on %s counts: %s', (day, isValid) => {
    expect(isCertificateValid(CERTIFICATE, businessDay(day))).toBe(isValid)
  })

  it('that is none never counts', () => {
    expect(isCertificateValid(null, businessDay('2026-11-22'))).toBe(false)
  })

  it('has one to five stars', () => {
    for (const star of [0, 6, 3.5])
      expect(certificateSchema.safeParse({ ...CERTIFICATE, star }).success).toBe(false)
  })
})
