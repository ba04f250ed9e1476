import { expect, test, vi } from 'vitest'
import { entryHashSchema } from '#shared/journal/hash.ts'
import type { CartLine } from '#shared/selling/price-cart.ts'
import { entryQrText, type ReceiptRow, receiptModel } from '#shared/selling/receipt.ts'
import { buildSale } from '#shared/selling/sale.ts'
import { buildTillId } from '#shared/testing/builders.ts'
import { buildSaleContext } from '#shared/testing/carts.ts'
import { buildProducer, buildProduct } from '#shared/testing/masters.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { businessDay } from '#shared/time.ts'
import { createPrinter } from '../print/printer.ts'
import { rasterOf } from '../print/testing/raster-of.ts'
import { startTcpPrinter } from '../print/testing/tcp-printer.ts'
import { receiptRowSchema } from '../contract-devices.ts'
import { readQr, readText } from './testing/read-slip.ts'

vi.setConfig({ testTimeout: 120_000 })

const ENTRY = { tillId: buildTillId(1), seq: 7, hash: entryHashSchema.parse('0123456789abcdef'.repeat(4)) }

function line(name: string, unitPrice: number, discount: number): CartLine {
  return {
    product: { ...buildProduct(), name },
    producer: { ...buildProducer(), name: 'Hợp tác xã Nông nghiệp Đồng Din' },
    quantity: 2000,
    unitPrice,
    priceVersion: 1,
    discount,
    ownership: { kind: 'own' },
    lot: null,
    expiry: null,
  }
}

function receipt(copy: number): ReceiptRow[] {
  const cart = [
    line('Mật ong hoa cà phê nguyên chất rừng Krông Năng', 185_000, 0),
    line('Nước mắm nhĩ Gành Đỏ', 125_000, 20_000),
    line('Sầu riêng sấy thăng hoa', 96_500, 0),
  ]
  const context = buildSaleContext(seededRandom(1), cart)
  const built = buildSale(cart, {
    ...context,
    number: { point: 'BMT01', till: 2, sale: 123 },
    operator: { ...context.operator, vatMethod: 'deduction' },
    day: businessDay('2026-11-22'),
    isSellerGrower: false,
    saleDiscount: 0,
    cashStep: 0,
    tenders: [{ method: 'cash', given: 1_000_000, reference: null }],
  })
  if (!built.ok) throw new Error(built.error.code)
  return receiptModel({
    sale: built.value,
    point: {
      name: 'Trung tâm OCOP tỉnh Đắk Lắk',
      address: '1 Lê Duẩn, phường Buôn Ma Thuột',
      operator: { name: 'HTX Thương mại', taxCode: '6000000001' },
    },
    entry: ENTRY,
    atMs: Date.parse('2026-11-22T07:05:00.000Z'),
    copy,
  })
}

test.each([58, 80] as const)(
  'a receipt on %i mm of paper can be read by eye and by phone',
  async (paperMm) => {
    const peer = await startTcpPrinter()
    const printer = createPrinter(
      { kind: 'tcp', name: 'Máy in', host: '127.0.0.1', port: peer.port, paperMm, answersStatus: true },
      () => performance.now(),
    )
    const rows = receipt(1)
    expect(receiptRowSchema.array().parse(rows)).toEqual(rows)
    expect(await printer.print({ id: 'a', rows, withinMs: 20_000 })).toEqual({ ok: true })
    const picture = rasterOf(peer.engine.slips[0] ?? { rowBytes: 0, rows: [] })
    const text = (await readText(picture)).normalize('NFC').replace(/\s+/g, ' ')
    for (const words of [
      'IN LẠI',
      'Trung tâm OCOP',
      '6000000001',
      '1-02-000123',
      '22/11/2026 14:05',
      '250.000',
    ])
      expect(text).toContain(words)
    for (const words of ['Nước mắm nhĩ Gành Đỏ', 'Đồng Din', 'Giảm giá', 'Bằng chữ', 'không phải hóa đơn'])
      expect(text).toContain(words)
    expect(await readQr(picture)).toBe(entryQrText(ENTRY))
    await peer.stop()
  },
)
