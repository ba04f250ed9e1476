import { describe, expect, it } from 'vitest'
import { entryHashSchema } from '../journal/hash.ts'
import type { SaleCompleted } from '../journal/kinds/sale-completed.ts'
import { buildSaleBody, buildTillId } from '../testing/builders.ts'
import { buildSaleContext } from '../testing/carts.ts'
import { buildProducer, buildProduct } from '../testing/masters.ts'
import { seededRandom } from '../testing/random.ts'
import { businessDay } from '../time.ts'
import type { CartLine } from './price-cart.ts'
import { entryQrText, type ReceiptInput, receiptModel } from './receipt.ts'
import { buildSale } from './sale.ts'

const COFFEE: CartLine = {
  product: buildProduct(),
  producer: buildProducer(),
  quantity: 2000,
  unitPrice: 125_000,
  priceVersion: 1,
  discount: 0,
  ownership: { kind: 'own' },
  lot: null,
  expiry: null,
}

function sale(
  cart: CartLine[],
  change: { vatMethod?: 'direct' | 'deduction'; cashStep?: number; saleDiscount?: number } = {},
): SaleCompleted {
  const context = buildSaleContext(seededRandom(1), cart)
  const built = buildSale(cart, {
    ...context,
    number: { point: 'BMT01', till: 2, sale: 123 },
    operator: { ...context.operator, vatMethod: change.vatMethod ?? 'deduction' },
    day: businessDay('2026-11-22'),
    isSellerGrower: false,
    saleDiscount: change.saleDiscount ?? 0,
    cashStep: change.cashStep ?? 0,
    tenders: [{ method: 'cash', given: 500_000, reference: null }],
  })
  if (!built.ok) throw new Error(built.error.code)
  return built.value
}

const HASH = entryHashSchema.parse('0123456789abcdef'.repeat(4))

function receipt(of: SaleCompleted, change: Partial<ReceiptInput> = {}): string[] {
  const rows = receiptModel({
    sale: of,
    point: {
      name: 'Trung tâm OCOP tỉnh',
      address: '1 Lê Duẩn, phường Buôn Ma Thuột',
      operator: { name: 'HTX Thương mại', taxCode: '6000000001' },
    },
    entry: { tillId: buildTillId(1), seq: 7, hash: HASH },
    atMs: Date.parse('2026-11-22T07:05:00.000Z'),
    copy: 0,
    ...change,
  })
  return rows.map((row) => {
    if (row.kind === 'pair') return `${row.left} | ${row.right}`.replaceAll('\u00a0', ' ')
    if (row.kind === 'rule') return '---'
    return row.text.replaceAll('\u00a0', ' ')
  })
}

describe('a receipt', () => {
  it('says who sold, what, by whom it was made, for how much, in figures and words', () => {
    expect(receipt(sale([COFFEE]))).toEqual([
      'Trung tâm OCOP tỉnh',
      'HTX Thương mại',
      '1 Lê Duẩn, phường Buôn Ma Thuột',
      'MST: 6000000001',
      'PHIẾU BÁN HÀNG',
      'Số | BMT01-02-000123',
      'Ngày | 22/11/2026 14:05',
      'Thu ngân | Thu ngân 1',
      '---',
      'Cà phê bột Ea Kao 500 g',
      'Hợp tác xã Ea Kao · OCOP ★★★★',
      '2 gói × 125.000 ₫ | 250.000 ₫',
      '---',
      'Tổng cộng | 250.000 ₫',
      'Bằng chữ: Hai trăm năm mươi nghìn đồng',
      'Thuế GTGT 8% / 250.000 ₫ | 18.519 ₫',
      '---',
      'Tiền mặt khách đưa | 500.000 ₫',
      'Tiền thừa trả lại | 250.000 ₫',
      `ocop:${buildTillId(1)}:7:0123456789abcdef`,
      'Phiếu bán hàng, không phải hóa đơn',
      'Cảm ơn quý khách!',
    ])
  })

  it('shows each rate, and none for a seller on the direct method', () => {
    const salt = {
      ...COFFEE,
      product: buildProduct({ vatClass: 'exempt' }),
      unitPrice: 10_000,
      quantity: 1000,
    }
    const rows = receipt(sale([COFFEE, salt]))
    expect(rows).toContain('Thuế GTGT 8% / 250.000 ₫ | 18.519 ₫')
    expect(rows).toContain('Không chịu thuế GTGT | 10.000 ₫')
    expect(receipt(sale([COFFEE, salt], { vatMethod: 'direct' })).join()).not.toContain('GTGT')
  })

  it('prints no stars when the certificate was not valid', () => {
    const lapsed = buildProduct({
      certificate: {
        number: '1',
        star: 4,
        validFrom: businessDay('2020-01-01'),
        validTo: businessDay('2022-12-31'),
      },
    })
    expect(receipt(sale([{ ...COFFEE, product: lapsed }])).join()).not.toContain('★')
  })

  it('shows discounts, rounding, lot and expiry where there are any', () => {
    const line = {
      ...COFFEE,
      quantity: 333,
      unit: 'kg',
      discount: 400,
      lot: 'L7',
      expiry: businessDay('2027-06-30'),
    }
    const rows = receipt(sale([line], { saleDiscount: 1000, cashStep: 1000 }))
    expect(rows).toContain('0,333 gói × 125.000 ₫ | 41.625 ₫')
    expect(rows).toContain('Lô L7 · HSD 30/06/2027')
    expect(rows).toContain('Giảm giá | -400 ₫')
    expect(rows).toContain('Giảm giá cả phiếu | -1.000 ₫')
    expect(rows).toContain('Làm tròn tiền mặt | -225 ₫')
    expect(rows).toContain('Tổng cộng | 40.000 ₫')
  })

  it('marks every copy with its number, and only copies', () => {
    expect(receipt(sale([COFFEE]), { copy: 2 })[0]).toBe('BẢN IN LẠI (2)')
    expect(receipt(sale([COFFEE])).join()).not.toContain('IN LẠI')
  })

  it('leaves out an empty address and tax code, and an operator named as the shop', () => {
    const point = { name: 'HTX Ea Kao', address: '', operator: { name: 'HTX Ea Kao', taxCode: '' } }
    expect(receipt(sale([COFFEE]), { point }).slice(0, 2)).toEqual(['HTX Ea Kao', 'PHIẾU BÁN HÀNG'])
  })

  it('ends with what the shop has to say, line by line, and names the fair', () => {
    const point = {
      ...{ name: 'HTX Ea Kao', address: '', operator: { name: '', taxCode: '' } },
      settings: { receipt: { footer: 'Đổi hàng trong 3 ngày \n\n Zalo 0000' } },
    }
    const rows = receipt({ ...sale([COFFEE]), event: 'Lễ hội Cà phê' }, { point })
    expect(rows.slice(-3)).toEqual(['Đổi hàng trong 3 ngày', 'Zalo 0000', 'Cảm ơn quý khách!'])
    expect(rows).toContain('Sự kiện | Lễ hội Cà phê')
  })

  it('names the entry in its QR code', () => {
    expect(entryQrText({ tillId: buildTillId(1), seq: 12, hash: HASH })).toMatch(
      /^ocop:[a-z2-7]{26}:12:[0-9a-f]{16}$/,
    )
  })

  it('adds up for any sale: what its rows say comes to its total', () => {
    const money = (text: string) => Number(text.replaceAll('.', '').replace(' ₫', ''))
    for (let seed = 0; seed < 500; seed += 1) {
      const random = seededRandom(seed)
      const body = buildSaleBody(random)
      const rows = receipt(body).map((row) => row.split(' | '))
      const sumOf = (matches: (left: string) => boolean) =>
        rows
          .filter(([left, right]) => right !== undefined && matches(left ?? ''))
          .reduce((sum, row) => sum + money(row[1] ?? ''), 0)
      const total = sumOf((left) => left === 'Tổng cộng')
      expect(total).toBe(body.total)
      expect(
        sumOf((left) => left.includes(' × ')) +
          sumOf((left) => left === 'Giảm giá' || left === 'Giảm giá cả phiếu') +
          sumOf((left) => left === 'Làm tròn tiền mặt'),
      ).toBe(total)
      const paid = sumOf((left) => /^(Tiền mặt khách đưa|Chuyển khoản|Thẻ|Ví)/.test(left))
      expect(paid - sumOf((left) => left === 'Tiền thừa trả lại')).toBe(total)
    }
  })
})
