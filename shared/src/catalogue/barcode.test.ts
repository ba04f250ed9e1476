import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productIdSchema } from '../ids.ts'
import { buildProduct } from '../testing/masters.ts'
import { barcodeKey, cleanScan, sameBarcode } from './barcode.ts'
import { buildBarcodeLookup, lookupByBarcode } from './barcode-lookup.ts'

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''))

/** The check digit by the GS1 table itself: position weights of a GTIN-14 from the left. */
function withCheckDigit(body: string): string {
  const weights = [3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]
  const sum = [...body.padStart(13, '0')].reduce(
    (total, digit, place) => total + Number(digit) * (weights[place] ?? 0),
    0,
  )
  return body + ((10 - (sum % 10)) % 10)
}

describe('[T23] barcodes', () => {
  it('know the check digits GS1 publishes', () => {
    for (const body of ['629104150021', '03600029145', '9638507', '1061414100041'])
      expect(barcodeKey(withCheckDigit(body))).toHaveLength(14)
    expect(withCheckDigit('629104150021')).toBe('6291041500213')
    expect(withCheckDigit('9638507')).toBe('96385074')
  })

  it('are the same in EAN-13, UPC-A and GTIN-14', () => {
    expect(sameBarcode('036000291452', '0036000291452')).toBe(true)
    expect(sameBarcode('036000291452', '00036000291452')).toBe(true)
    expect(sameBarcode('6291041500213', '06291041500213')).toBe(true)
    expect(sameBarcode('96385074', '00000096385074')).toBe(true)
    expect(sameBarcode('6291041500213', '16291041500210')).toBe(false)
  })

  it('with a wrong check digit are only themselves, leading zeros and all', () => {
    expect(sameBarcode('036000291453', '0036000291453')).toBe(false)
    expect(sameBarcode('0012', '12')).toBe(false)
    expect(barcodeKey('0012')).toBe('0012')
    expect(barcodeKey('8934567890123456789012')).toBe('8934567890123456789012')
  })

  it('given out by the shop itself stay text', () => {
    for (const code of ['2112345004567', '0212345678902', '20123451'].map((one) =>
      withCheckDigit(one.slice(0, -1)),
    )) {
      expect(barcodeKey(code)).toBe(code)
      expect(sameBarcode(code, `0${code}`)).toBe(false)
    }
  })

  it('of letters are compared letter by letter', () => {
    expect(sameBarcode('OCOP-AS-0099', 'OCOP-AS-0099\r\n')).toBe(true)
    expect(sameBarcode('OCOP-AS-0099', 'ocop-as-0099')).toBe(false)
    expect(sameBarcode('A B', 'AB')).toBe(false)
  })

  it('lose what scanners add, at both ends and nowhere else', () => {
    expect(cleanScan('\u0002 8930000000125\t\r\n')).toBe('8930000000125')
    expect(cleanScan('0108930000000125\u001d10L1\r')).toBe('0108930000000125\u001d10L1')
  })

  it('are never no code', () => {
    expect(sameBarcode('', '')).toBe(false)
    expect(sameBarcode('\r\n', ' ')).toBe(false)
  })

  it('with any right GTIN equal each longer writing of it, and nothing that differs by one digit', () => {
    const gtin = fc.oneof(digits(7), digits(11), digits(12), digits(13)).map(withCheckDigit)
    fc.assert(
      fc.property(gtin, fc.nat(13), fc.integer({ min: 1, max: 9 }), (code, place, change) => {
        const key = barcodeKey(code)
        expect(sameBarcode(key, code)).toBe(true)
        expect(sameBarcode(code.padStart(14, '0'), code)).toBe(key.length === 14)
        const at = place % code.length
        const other = `${code.slice(0, at)}${(Number(code[at]) + change) % 10}${code.slice(at + 1)}`
        expect(sameBarcode(code, other)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('are one relation: whatever equals one spelling equals the others', () => {
    const code = fc.oneof(
      digits(7).map(withCheckDigit),
      digits(12).map(withCheckDigit),
      digits(13),
      fc.string(),
    )
    fc.assert(
      fc.property(code, code, (a, b) => {
        expect(sameBarcode(a, b)).toBe(sameBarcode(b, a))
        expect(barcodeKey(barcodeKey(a))).toBe(barcodeKey(a))
        expect(sameBarcode(`${a}\r\n`, a)).toBe(cleanScan(a) !== '')
      }),
    )
  })
})

describe('lookup by barcode', () => {
  const honey = buildProduct({
    id: productIdSchema.parse('mat-ong'),
    code: 'MO-1',
    barcodes: ['6291041500213'],
  })
  const coffee = buildProduct({
    id: productIdSchema.parse('ca-phe'),
    code: 'CF-1',
    barcodes: ['8930000000019', '6291041500213'],
  })
  const lookup = buildBarcodeLookup([honey, coffee])

  it('finds a product by any of its barcodes and by its own code', () => {
    expect(lookupByBarcode(lookup, '8930000000019\r')).toEqual([coffee])
    expect(lookupByBarcode(lookup, 'MO-1')).toEqual([honey])
    expect(lookupByBarcode(lookup, '06291041500213')).toEqual([honey, coffee])
  })

  it('gives all products that bear one code, each once', () => {
    expect(lookupByBarcode(lookup, '6291041500213')).toEqual([honey, coffee])
    const twice = buildProduct({ code: 'X', barcodes: ['036000291452', '0036000291452', 'X'] })
    expect(lookupByBarcode(buildBarcodeLookup([twice]), '036000291452')).toEqual([twice])
    expect(lookupByBarcode(buildBarcodeLookup([twice]), 'X')).toEqual([twice])
  })

  it('finds nothing for no code, though a product may have none', () => {
    const bare = buildBarcodeLookup([buildProduct({ code: '', barcodes: [] })])
    expect(lookupByBarcode(bare, '')).toEqual([])
    expect(lookupByBarcode(lookup, '999')).toEqual([])
  })
})
