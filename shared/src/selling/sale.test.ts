import { describe, expect, it } from 'vitest'
import { saleIdSchema } from '../ids.ts'
import { readEntry } from '../journal/readable.ts'
import { saleCompletedSchema } from '../journal/kinds/sale-completed.ts'
import { buildEntry, buildTillId } from '../testing/builders.ts'
import { buildCart, buildSaleContext } from '../testing/carts.ts'
import { buildProducer, buildProduct } from '../testing/masters.ts'
import { seededRandom } from '../testing/random.ts'
import { businessDay } from '../time.ts'
import type { CartLine } from './price-cart.ts'
import { buildSale, type SaleContext } from './sale.ts'
import { formatSaleNumber } from './sale-number.ts'

const LINE: CartLine = {
  product: buildProduct(),
  producer: buildProducer(),
  quantity: 2000,
  unitPrice: 125_000,
  priceVersion: 3,
  discount: 0,
  ownership: { kind: 'own' },
  lot: null,
  expiry: null,
}

const CONTEXT: SaleContext = {
  ...buildSaleContext(seededRandom(1), [LINE]),
  saleId: saleIdSchema.parse('s-1'),
  operator: { ...buildSaleContext(seededRandom(1), [LINE]).operator, vatMethod: 'deduction' },
  isSellerGrower: false,
  day: businessDay('2026-11-22'),
  saleDiscount: 0,
  tenders: [{ method: 'cash', given: 500_000, reference: null }],
  cashStep: 0,
}

function sale(cart: CartLine[] = [LINE], change: Partial<SaleContext> = {}) {
  const built = buildSale(cart, { ...CONTEXT, ...change })
  if (!built.ok) throw new Error(built.error.code)
  return built.value
}

describe('a sale', () => {
  it('carries on each line all a report will ever need', () => {
    expect(sale().lines[0]).toEqual({
      productId: 'ca-phe-bot-500',
      productName: 'Cà phê bột Ea Kao 500 g',
      producerId: 'htx-ea-kao',
      producerName: 'Hợp tác xã Ea Kao',
      unit: 'gói',
      quantity: 2000,
      unitPrice: 125_000,
      priceVersion: 3,
      discount: 0,
      amount: 250_000,
      vat: 18_519,
      vatClass: 'standard',
      vatRate: '8%',
      ownership: { kind: 'own' },
      ocopClass: 'ocop',
      group: '2026:13',
      star: 4,
      isCertified: true,
      origin: '66',
      lot: null,
      expiry: null,
    })
  })

  it('[T40] names the version of the price it was sold at', () => {
    expect(sale([{ ...LINE, priceVersion: 9 }]).lines[0]?.priceVersion).toBe(9)
  })

  it('knows whether the certificate was valid on its day, and keeps the stars that were printed', () => {
    const [lapsed] = sale([LINE], { day: businessDay('2029-01-15') }).lines
    expect(lapsed).toMatchObject({ star: 4, isCertified: false })
    const [none] = sale([{ ...LINE, product: buildProduct({ certificate: null }) }]).lines
    expect(none).toMatchObject({ star: 0, isCertified: false })
  })

  it('takes 8 % VAT out on 31 December 2026 and 10 % on 1 January 2027', () => {
    expect(sale([LINE], { day: businessDay('2026-12-31') }).vatGroups[0]).toMatchObject({
      rate: '8%',
      vat: 18_519,
    })
    expect(sale([LINE], { day: businessDay('2027-01-01') }).vatGroups[0]).toMatchObject({
      rate: '10%',
      vat: 22_727,
    })
  })

  it('shows no VAT when its operator is on the direct method', () => {
    const direct = sale([LINE], { operator: { ...CONTEXT.operator, vatMethod: 'direct' } })
    expect(direct).toMatchObject({ vatMethod: 'direct', vatGroups: [], lines: [{ vat: 0, vatRate: 'none' }] })
  })

  it('refuses what was typed wrongly, naming row and value, and what is not paid', () => {
    expect(buildSale([], CONTEXT)).toMatchObject({ error: { code: 'no-lines' } })
    expect(buildSale([LINE, { ...LINE, quantity: 0 }], CONTEXT)).toMatchObject({
      error: { code: 'bad-quantity', line: 1, value: 0 },
    })
    expect(buildSale([LINE], { ...CONTEXT, tenders: [] })).toMatchObject({
      error: { code: 'underpaid', value: 250_000 },
    })
  })

  it('refuses a cart too long for one entry', () => {
    const tenders = [{ method: 'cash' as const, given: 1e11, reference: null }]
    expect(buildSale(Array(501).fill(LINE), { ...CONTEXT, tenders })).toMatchObject({
      error: { code: 'too-many-lines' },
    })
    const product = buildProduct({ name: 'Ộ'.repeat(400) })
    const long = Array.from({ length: 50 }, () => ({ ...LINE, product }))
    expect(buildSale(long, { ...CONTEXT, tenders })).toMatchObject({
      error: { code: 'too-many-lines', value: 50 },
    })
  })

  it('is readable whatever texts the catalogue and the scanner gave', () => {
    const product = buildProduct({ name: `a\0b\ud800${'x'.repeat(500)}`, unit: '\udc00' })
    const body = sale([{ ...LINE, product, lot: 'L\0' + '1'.repeat(500) }], {
      event: '\ud800',
      channel: '\0',
    })
    const tillId = buildTillId(1)
    const entry = buildEntry({ tillId, kind: 'sale.completed', body })
    expect(readEntry(entry.text, { tillId, seq: 1 })).toMatchObject({ ok: true })
  })

  it('[T36] adds up to the đồng for 20,000 random carts, and its schema agrees', () => {
    for (let seed = 1; seed <= 20_000; seed += 1) {
      const random = seededRandom(seed)
      const cart = buildCart(random)
      const context = buildSaleContext(random, cart)
      const built = buildSale(cart, context)
      if (!built.ok) throw new Error(`seed ${seed}: ${built.error.code}`)
      const { lines, total, rounding, payments } = built.value
      const wholeLines = lines.reduce((sum, line) => sum + line.amount, 0)
      const kept = payments.reduce((sum, payment) => sum + payment.amount, 0)
      const given = context.tenders.reduce((sum, tender) => sum + tender.given, 0)
      const change = payments.reduce((sum, payment) => sum + payment.given - payment.amount, 0)
      const discounts = lines.reduce((sum, line) => sum + line.discount, 0)
      const asked = cart.reduce((sum, line) => sum + line.discount, 0) + context.saleDiscount
      if (
        wholeLines + rounding !== total ||
        kept !== total ||
        given - change !== total ||
        discounts !== asked
      )
        throw new Error(`seed ${seed} does not add up`)
      if (!saleCompletedSchema.safeParse(built.value).success)
        throw new Error(`seed ${seed} does not fit its schema`)
    }
  })
})

describe('the number of a sale', () => {
  it('is point, till and count', () => {
    expect(formatSaleNumber({ point: 'BMT01', till: 2, sale: 123 })).toBe('BMT01-02-000123')
    expect(formatSaleNumber({ point: 'BMT01', till: 104, sale: 1_234_567 })).toBe('BMT01-104-1234567')
  })
})
