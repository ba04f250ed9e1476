import { describe, expect, test } from 'vitest'
import { saleIdSchema } from '#shared/ids.ts'
import { vnd } from '#shared/money.ts'
import { MAX_QUANTITY } from '#shared/quantity.ts'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import type { Catalogue } from '../../core/till.ts'
import {
  addLine,
  type Cart,
  lineOf,
  type OpenLine,
  parseQuantity,
  readCart,
  removeLine,
  saleDiscountOf,
  setLineDiscount,
  setQuantity,
  writeCart,
} from './cart.ts'

const producer = buildProducer()
const coffee = buildProduct()
const honey = buildProduct({
  id: 'mat-ong' as never,
  name: 'Mật ong',
  unitPrice: vnd(160_000),
  priceVersion: 3,
})
const catalogue: Catalogue = {
  products: [coffee, honey],
  producers: new Map([[producer.id, producer]]),
  priceOf: (product) => ({ unitPrice: product.unitPrice, version: product.priceVersion }),
}

function line(product = coffee, change: Partial<OpenLine> = {}): OpenLine {
  const made = lineOf(product, catalogue)
  if (!made.ok) throw new Error(made.error)
  return { ...made.value, ...change }
}

const emptyCart: Cart = {
  saleId: saleIdSchema.parse('abc'),
  lines: [],
  discount: null,
  channel: 'till',
  event: null,
  tenders: [],
  qr: null,
  approval: null,
  buyer: null,
}

describe('a line', () => {
  test('is one unit at the price that holds at this point, with its version [T40]', () => {
    const own: Catalogue = { ...catalogue, priceOf: () => ({ unitPrice: vnd(99_000), version: 7 }) }
    expect(lineOf(coffee, own)).toMatchObject({
      ok: true,
      value: { product: coffee, producer, quantity: 1000, unitPrice: 99_000, priceVersion: 7, discount: 0 },
    })
  })

  test('is not made without a price or a producer', () => {
    expect(lineOf(buildProduct({ unitPrice: vnd(0) }), catalogue)).toEqual({ ok: false, error: 'no-price' })
    expect(lineOf(buildProduct({ producerId: 'x' as never }), catalogue)).toEqual({
      ok: false,
      error: 'no-producer',
    })
  })
})

describe('the cart', () => {
  test('counts the same goods up and puts other goods behind', () => {
    const first = addLine([], line())
    const second = addLine(first.lines, line(honey))
    const third = addLine(second.lines, line())
    expect(third.index).toBe(0)
    expect(third.lines.map(({ product, quantity }) => [product.id, quantity])).toEqual([
      [coffee.id, 2000],
      [honey.id, 1000],
    ])
  })

  test('keeps goods apart that differ in price, price version, discount or lot', () => {
    const tenth = { kind: 'percent', basisPoints: 1000 } as const
    const others = [{ unitPrice: 1 }, { priceVersion: 9 }, { discountAs: tenth }, { lot: 'L1' }]
    for (const change of others) expect(addLine([line()], line(coffee, change)).lines).toHaveLength(2)
  })

  test('starts another line where a quantity would pass what an entry may hold', () => {
    expect(addLine([line(coffee, { quantity: MAX_QUANTITY })], line()).lines).toHaveLength(2)
  })

  test('changes and removes the line that is meant', () => {
    const lines = [line(), line(honey)]
    expect(setQuantity(lines, 1, 2500).map(({ quantity }) => quantity)).toEqual([1000, 2500])
    expect(removeLine(lines, 0)).toEqual([lines[1]])
  })

  test('is the same after it was kept and read', () => {
    const cart: Cart = {
      ...emptyCart,
      lines: [line(), line(honey, { quantity: 750 })],
      discount: { kind: 'percent', basisPoints: 500 },
      event: 'Hội chợ',
      tenders: [{ method: 'vietqr', given: 50_000, reference: 'QR1' }],
    }
    expect(readCart(writeCart(cart))).toEqual(cart)
  })

  test('kept by the version before this one is read', () => {
    const { saleId, lines } = { ...emptyCart, lines: [line()] }
    const old = lines.map(({ discountAs: _, ...rest }) => rest)
    expect(readCart(JSON.stringify({ saleId, lines: old }))).toEqual({ ...emptyCart, lines })
  })

  test('that cannot be read is none', () => {
    const cart: Cart = { ...emptyCart, lines: [line()] }
    const broken = [
      '',
      '{',
      'null',
      '{}',
      '{"saleId":"abc","lines":[]}',
      writeCart(cart).replace('"quantity":1000', '"quantity":-5'),
    ]
    for (const json of broken) expect(readCart(json), json).toBeNull()
  })
})

describe('a discount in the cart', () => {
  const tenth = { kind: 'percent', basisPoints: 1000 } as const

  test('in percent follows the quantity, in đồng it stays, and never goes beyond the goods', () => {
    const cut = setLineDiscount([line()], 0, tenth)
    expect(cut[0]?.discount).toBe(12_500)
    expect(setQuantity(cut, 0, 3000)[0]?.discount).toBe(37_500)
    const off = setLineDiscount([line(coffee, { quantity: 2000 })], 0, { kind: 'amount', amount: 130_000 })
    expect(off[0]?.discount).toBe(130_000)
    expect(setQuantity(off, 0, 1000)[0]?.discount).toBe(125_000)
    expect(setQuantity(setQuantity(off, 0, 1000), 0, 2000)[0]?.discount).toBe(130_000)
    expect(setLineDiscount(off, 0, null)[0]?.discount).toBe(0)
  })

  test('off the sale comes after those of the lines', () => {
    const lines = setLineDiscount([line(), line(honey)], 0, { kind: 'amount', amount: 25_000 })
    expect(saleDiscountOf({ lines, discount: tenth })).toBe(26_000)
    expect(saleDiscountOf({ lines, discount: null })).toBe(0)
  })
})

describe('a typed quantity', () => {
  test('is read with comma or dot, to the thousandth', () => {
    expect(['2', ' 0,25 ', '1.5', '0,001', '12'].map(parseQuantity)).toEqual([2000, 250, 1500, 1, 12_000])
  })

  test('is refused when it is nothing, too fine, or a barcode', () => {
    for (const text of ['', '0', '0,000', '-1', '1,2345', '1e3', 'ba', '8934588012112']) {
      expect(parseQuantity(text), text).toBeNull()
    }
  })
})
