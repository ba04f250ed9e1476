import { describe, expect, test } from 'vitest'
import type { BarcodePattern } from '#shared/protocol/point-settings.ts'
import { readInStoreCode } from './in-store-code.ts'

const weight: BarcodePattern = { prefix: '21', itemDigits: 5, valueDigits: 5, value: 'weight', step: 1 }
const price: BarcodePattern = { prefix: '22', itemDigits: 5, valueDigits: 5, value: 'price', step: 100 }
const patterns = [weight, price]

describe('a label of the shop’s own scale', () => {
  test('says which goods and how much of them, or for how much', () => {
    expect(readInStoreCode('2100042007505', patterns)).toEqual({
      item: '00042',
      value: 'weight',
      amount: 750,
    })
    expect(readInStoreCode('2200042012506', patterns)).toEqual({
      item: '00042',
      value: 'price',
      amount: 125_000,
    })
  })

  test.each([
    '2100042007506',
    '2300042007509',
    '21000420075',
    '2100042000001',
    'OCOP-AS-0099',
    '8934588012112',
  ])('%s is none', (code) => {
    expect(readInStoreCode(code, patterns)).toBeNull()
  })
})
