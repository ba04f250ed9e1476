import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_VND, vnd } from '../money.ts'
import { VIETQR_VECTORS } from '../testing/vietqr-vectors.ts'
import { crc16 } from './crc16.ts'
import { encodeVietQr, parseVietQr, type VietQr } from './vietqr.ts'

const digits = (min: number, max: number) =>
  fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`)).filter((text) => text.length >= min)
const shortText = fc.stringMatching(/^[\x20-\x7e]{1,25}$/)
const anyCode: fc.Arbitrary<VietQr> = fc
  .record(
    {
      bin: digits(6, 6),
      target: fc.oneof(
        fc.record({
          service: fc.constant('QRIBFTTA' as const),
          account: fc.stringMatching(/^[0-9A-Za-z]{1,19}$/),
        }),
        fc.record({ service: fc.constant('QRIBFTTC' as const), account: digits(1, 19) }),
      ),
      amount: fc.integer({ min: 1, max: MAX_VND }).map(vnd),
      bill: shortText,
      purpose: shortText,
    },
    { requiredKeys: ['bin', 'target'] },
  )
  .map(({ target, ...rest }) => ({ ...rest, ...target }))

const [, withAll] = VIETQR_VECTORS
const resealed = (from: string, to: string) => {
  const body = withAll.text.slice(0, -4).replace(from, to)
  return body + crc16(body)
}

describe('the checksum', () => {
  test('gives the check value of CRC-16/CCITT-FALSE', () => {
    expect(crc16('123456789')).toBe('29B1')
  })
})

describe('a VietQR code', () => {
  test.each(VIETQR_VECTORS)('is written as published: $name', ({ fields, text }) => {
    expect(encodeVietQr(asCode(fields))).toBe(text)
  })

  test.each(VIETQR_VECTORS)('is read as published: $name', ({ fields, text }) => {
    expect(parseVietQr(text)).toEqual({ ok: true, value: fields })
  })

  test('reads back what was written', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const text = encodeVietQr(code)
        expect(parseVietQr(text)).toEqual({ ok: true, value: code })
        expect(/^00020101021[12]38/.exec(text)?.[0].at(-3)).toBe(code.amount === undefined ? '1' : '2')
      }),
    )
  })

  test('is refused when any one character was changed, lost or added', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), corrupts),
      { numRuns: 2000 },
    )
    for (const { text } of VIETQR_VECTORS)
      for (let at = 0; at < text.length; at += 1)
        expect(charsThatPass(text, at), `at ${at} of ${text}`).toEqual([text[at]])
  })

  test('is refused when it was cut off anywhere', () => {
    for (let length = 0; length < withAll.text.length; length += 1)
      expect(parseVietQr(withAll.text.slice(0, length)).ok).toBe(false)
  })

  test.each([
    ['not-ascii', withAll.text.replace('thanh', 'thành')],
    ['bad-checksum', withAll.text.replace(/....$/, (crc) => crc.toLowerCase())],
    ['bad-structure', resealed('5406180000', '5405180000')],
    ['bad-structure', resealed('5303704', '53037045303704')],
    ['bad-structure', resealed('5406180000', '5400')],
    ['bad-structure', resealed('00020101', '0102010002')],
    ['not-vietqr', resealed('000201', '000202')],
    ['not-vietqr', resealed('010212', '010213')],
    ['not-vietqr', resealed('A000000727', 'A000000728')],
    ['not-vietqr', resealed('5802VN', '5802VN9903abc')],
    ['bad-service', resealed('QRIBFTTA', 'QRPUSH99')],
    ['bad-bin', resealed('970403', '97040A')],
    ['bad-account', resealed('0011012345678', '001101234567-')],
    ['wrong-currency', resealed('5303704', '5303840')],
    ['wrong-country', resealed('5802VN', '5802LA')],
    ['bad-amount', resealed('5406180000', '5406018000')],
    ['bad-amount', resealed('5406180000', '54061800.5')],
    ['bad-amount', resealed('5406180000', '54139999999999999')],
    ['bad-text', resealed('0107NPS6869', '0907NPS6869')],
  ] as const)('is refused as %s', (fault, text) => {
    expect(parseVietQr(text)).toEqual({ ok: false, error: fault })
  })

  test('of a bank that adds name and city is read all the same', () => {
    const text = resealed('5802VN', '5802VN5912CUA HANG HOA6007PHU YEN')
    expect(parseVietQr(text)).toEqual({ ok: true, value: withAll.fields })
  })

  test('carries bill and purpose without Vietnamese marks', () => {
    const text = encodeVietQr({ ...asCode(withAll.fields), purpose: 'Đơn hàng Ơ Ư ệ' })
    expect(parseVietQr(text)).toMatchObject({ value: { purpose: 'Don hang O U e' } })
  })

  test.each([
    { bin: '97040' },
    { account: '' },
    { account: '1'.repeat(20) },
    { service: 'QRIBFTTC' as const, account: 'A1' },
    { amount: vnd(0) },
    { purpose: 'x'.repeat(26) },
    { bill: '' },
    { purpose: '5 ₫' },
  ])('cannot be written with %j', (wrong) => {
    expect(() => encodeVietQr({ ...asCode(withAll.fields), ...wrong })).toThrow(RangeError)
  })
})

function corrupts(code: VietQr, position: number, char: string): void {
  const text = encodeVietQr(code)
  const at = position % text.length
  const [before, after] = [text.slice(0, at), text.slice(at + 1)]
  expect(parseVietQr(before + char + after).ok).toBe(char === text[at])
  expect(parseVietQr(before + after).ok).toBe(false)
  expect(parseVietQr(before + char + text.slice(at)).ok).toBe(false)
}

/** Of the first 384 characters, those that a code may have at this place. */
function charsThatPass(text: string, at: number): string[] {
  const chars = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code))
  return chars.filter((char) => parseVietQr(text.slice(0, at) + char + text.slice(at + 1)).ok)
}

function asCode(fields: Omit<VietQr, 'amount'> & { amount?: number }): VietQr {
  const { amount, ...rest } = fields
  return amount === undefined ? rest : { ...rest, amount: vnd(amount) }
}
