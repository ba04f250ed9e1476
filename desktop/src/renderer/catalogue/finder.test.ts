import { describe, expect, test } from 'vitest'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { makeFinder } from './finder.ts'

const producer = buildProducer()
const id = (text: string) => text as never
const coffee = buildProduct({ barcodes: ['8934588012112'] })
const oldCoffee = buildProduct({
  id: id('old'),
  name: 'Cà phê cũ',
  code: 'OLD-1',
  barcodes: ['8934588012112'],
  isActive: false,
})
const tea = buildProduct({
  id: id('tea'),
  name: 'Trà gừng',
  code: 'TR-001',
  barcodes: ['OCOP-AS-0099', '036000291452'],
})
const gone = buildProduct({
  id: id('gone'),
  name: 'Rượu cần',
  code: 'RC-001',
  barcodes: ['8930000000019'],
  isActive: false,
})
const finder = makeFinder({
  products: [coffee, oldCoffee, tea, gone],
  producers: new Map([[producer.id, producer]]),
  priceOf: ({ unitPrice }) => ({ unitPrice, version: 1 }),
})

describe('finding', () => {
  test('a code finds the product on sale before one that was withdrawn, and that one if there is no other [T28]', () => {
    expect(finder.byCode(['8934588012112'])).toEqual([coffee])
    expect(finder.byCode(['8930000000019'])).toEqual([gone])
  })

  test('the first spelling that any product bears is taken [T22]', () => {
    expect(finder.byCode(['OCOP-Á-0099', 'OCOP-AS-0099'])).toEqual([tea])
    expect(finder.byCode(['nothing', 'nowhere'])).toEqual([])
  })

  test('UPC-A, EAN-13 and GTIN-14 of one product are one code [T23]', () => {
    for (const code of ['036000291452', '0036000291452', '00036000291452'])
      expect(finder.byCode([code])).toEqual([tea])
  })

  test('a name finds what is on sale, with or without marks', () => {
    expect(finder.search('tra gung', 8)).toEqual([tea])
    expect(finder.search('ruou', 8)).toEqual([])
  })
})
