import { expect, test } from 'vitest'
import type { Certificate } from '#shared/catalogue/certificate.ts'
import { businessDay } from '#shared/time.ts'
import { certificateOn } from './certificate-on.ts'

const THREE = certificate('three', 3, ['2022-01-01', '2024-12-31'])
const FOUR = certificate('four', 4, ['2024-06-01', '2027-05-31'])

test.each([
  ['2021-12-31', 'three', 'before all: the next to come'],
  ['2022-01-01', 'three', 'its first day'],
  ['2024-05-31', 'three', 'the day before the new one'],
  ['2024-06-01', 'four', 'rated again: the later one holds'],
  ['2027-05-31', 'four', 'its last day'],
  ['2027-06-01', 'four', 'all lapsed: the last one, which the till sees is over'],
])('on %s the certificate is %s (%s)', (day, number) => {
  expect(certificateOn([FOUR, THREE], businessDay(day))?.number).toBe(number)
})

test('between two certificates the next to come is given', () => {
  const gap = [certificate('a', 3, ['2020-01-01', '2020-12-31']), FOUR]
  expect(certificateOn(gap, businessDay('2022-01-01'))?.number).toBe('four')
})

test('a product without certificates has none', () => {
  expect(certificateOn([], businessDay('2026-01-01'))).toBeNull()
})

function certificate(number: string, star: number, [from, to]: [string, string]): Certificate {
  return { number, star, validFrom: businessDay(from), validTo: businessDay(to) }
}
