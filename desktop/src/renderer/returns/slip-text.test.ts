import { describe, expect, test } from 'vitest'
import { entryQrText } from '#shared/selling/receipt.ts'
import { buildTillId } from '#shared/testing/builders.ts'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { readSlipText } from './slip-text.ts'

describe('what is on a slip', () => {
  test('is read from its QR code, also when Caps Lock was on', () => {
    const tillId = buildTillId(3)
    const text = entryQrText({ tillId, seq: 412, hash: ZERO_HASH })
    const read = { is: 'entry', tillId, seq: 412, hash: '0'.repeat(16) }
    expect(readSlipText(text)).toEqual(read)
    expect(readSlipText(` ${text.toUpperCase()} `)).toEqual(read)
  })

  test.each([
    ['BMT01-02-000123', { is: 'sale', till: 2, sale: 123 }],
    ['bmt01-2-123', { is: 'sale', till: 2, sale: 123 }],
    ['02-000123', { is: 'sale', till: 2, sale: 123 }],
    ['000123', { is: 'sale', till: null, sale: 123 }],
    ['BMT01-02-T000007', { is: 'return', till: 2, return: 7 }],
    ['t7', { is: 'return', till: null, return: 7 }],
  ])('is read from the number %s', (text, read) => {
    expect(readSlipText(text)).toEqual(read)
  })

  test.each(['', 'cà phê', 'ocop:abc:1:0', '8934-', 'ocop:' + 'a'.repeat(26) + ':1:xyz'])(
    'is not read into %j',
    (text) => {
      expect(readSlipText(text)).toBeNull()
    },
  )
})
