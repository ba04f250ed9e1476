import { describe, expect, it } from 'vitest'
import { entryHashSchema } from '../journal/hash.ts'
import type { ShiftClosed } from '../journal/kinds/shift-closed.ts'
import type { ShiftReport } from '../journal/kinds/shift-report.ts'
import { exampleBody } from '../testing/body-examples.ts'
import { buildTillId } from '../testing/builders.ts'
import type { ReceiptRow } from './receipt.ts'
import { returnSlipModel } from './return-slip.ts'
import { xReportModel, zReportModel } from './shift-slip.ts'

const POINT = {
  name: 'Trung tâm OCOP tỉnh',
  address: '1 Lê Duẩn',
  operator: { name: 'HTX Thương mại', taxCode: '6000000001' },
}
const ENTRY = {
  tillId: buildTillId(1),
  seq: 7,
  hash: entryHashSchema.parse('0123456789abcdef'.repeat(4)),
}
const QR = `ocop:${ENTRY.tillId}:7:0123456789abcdef`
const AT = Date.parse('2026-11-22T07:05:00.000Z')
const HEAD = ['Trung tâm OCOP tỉnh', 'HTX Thương mại', '1 Lê Duẩn', 'MST: 6000000001']

function words(rows: readonly ReceiptRow[]): string[] {
  return rows.map((row) => {
    if (row.kind === 'pair') return `${row.left} | ${row.right}`.replaceAll('\u00a0', ' ')
    return row.kind === 'rule' ? '---' : row.text.replaceAll('\u00a0', ' ')
  })
}

describe('the slip of a return', () => {
  const body = exampleBody('sale.returned')
  const saleNumber = { point: 'BMT01', till: 2, sale: 42 }
  const input = { body, saleNumber, point: POINT, entry: ENTRY, atMs: AT, copy: 0 }

  it('says what came back, what went back and how, why, and who approved it', () => {
    expect(words(returnSlipModel(input))).toEqual([
      ...HEAD,
      'PHIẾU TRẢ HÀNG',
      'Số | BMT01-01-T000007',
      'Ngày | 22/11/2026 14:05',
      'Thu ngân | Thu ngân 1',
      'Người duyệt | Quản lý 1',
      'Trả hàng của phiếu | BMT01-02-000042',
      'Lý do: bao bì rách',
      '---',
      'Cà phê bột Ea Kao 500 g',
      'Hợp tác xã Ea Kao · OCOP ★★★★',
      'Lô L2026-11 · HSD 21/11/2027',
      '1 gói × 125.000 ₫ | 125.000 ₫',
      'Giảm giá | -12.500 ₫',
      '---',
      'Làm tròn tiền mặt | 500 ₫',
      'Tiền trả lại khách | 113.000 ₫',
      'Bằng chữ: Một trăm mười ba nghìn đồng',
      'Thuế GTGT 8% / 112.500 ₫ | 8.334 ₫',
      '---',
      'Trả bằng chuyển khoản | 100.000 ₫',
      'Trả bằng tiền mặt | 13.000 ₫',
      'Đổi lấy hàng khác',
      QR,
      'Phiếu trả hàng, không phải hóa đơn',
      'Khách hàng ký nhận',
      ...['', '', ''],
    ])
  })
  it('says that there was no slip, and marks copies', () => {
    const rows = words(returnSlipModel({ ...input, body: { ...body, of: null }, saleNumber: null, copy: 1 }))
    expect(rows[0]).toBe('BẢN IN LẠI (1)')
    expect(rows).toContain('Không có phiếu bán hàng')
  })
})

const CLOSING = exampleBody('shift.closed') as ShiftClosed & { report: ShiftReport }
const SHIFT = { point: POINT, tillName: 'Quầy 1', openedAtMs: AT - 3_600_000, atMs: AT, head: ENTRY }

describe('the Z report', () => {
  it('[T31] says the shift, its drawer, the grand totals, and the head of the journal whole', () => {
    expect(words(zReportModel({ ...SHIFT, closing: CLOSING, copy: 0 }))).toEqual([
      ...HEAD,
      'BÁO CÁO Z (KẾT CA)',
      'Z số | 12',
      'Quầy | Quầy 1',
      'Thu ngân | Thu ngân 1',
      'Mở ca | 22/11/2026 13:05',
      'Đóng ca | 22/11/2026 14:05',
      '---',
      'Phiếu bán (1) | 360.000 ₫',
      'Trong đó giảm giá | -25.000 ₫',
      'Trong đó làm tròn | -125 ₫',
      'Phiếu trả hàng (1) | -113.000 ₫',
      'Còn lại | 247.000 ₫',
      'Lần sửa cách trả tiền | 1',
      '---',
      'THEO CÁCH TRẢ TIỀN',
      'Thẻ | 200.000 ₫',
      'Tiền mặt | 160.000 ₫',
      'Tiền mặt, đã trả lại | -13.000 ₫',
      'Chuyển khoản VietQR | 0 ₫',
      'Chuyển khoản VietQR, đã trả lại | -100.000 ₫',
      '---',
      'THEO THUẾ SUẤT',
      'Thuế GTGT 8% / 112.500 ₫ | 8.333 ₫',
      'Thuế GTGT 5% / 134.625 ₫ | 6.411 ₫',
      '---',
      'TIỀN TRONG KÉT',
      'Tiền đầu ca | 500.000 ₫',
      'Thu bán hàng | 160.000 ₫',
      'Trả lại khách | -13.000 ₫',
      'Nộp vào | 0 ₫',
      'Lấy ra | -300.000 ₫',
      'Tiền phải có | 347.000 ₫',
      'Tiền đếm được | 342.000 ₫',
      'Chênh lệch | -5.000 ₫',
      'Lý do: thối nhầm',
      '---',
      'LŨY KẾ TỪ KHI DÙNG QUẦY',
      'Phiếu bán (1.234) | 456.789.000 ₫',
      'Phiếu trả hàng (5) | -913.000 ₫',
      '---',
      'Đầu sổ 7',
      ...Array.from({ length: 4 }, () => '0123 4567 89ab cdef'),
      QR,
      'Thu ngân ký tên',
      ...['', '', ''],
    ])
  })
  it('marks copies', () => {
    expect(words(zReportModel({ ...SHIFT, closing: CLOSING, copy: 2 }))[0]).toBe('BẢN IN LẠI (2)')
  })
})

describe('the X report', () => {
  const { report, cashier, saleCount, saleTotal, expected } = CLOSING
  const input = { ...SHIFT, report, cashier, saleCount, saleTotal, expected }

  it('says the shift so far under another title, with no number and no count', () => {
    const rows = words(xReportModel({ ...input, isBlind: false }))
    expect(rows).toContain('BÁO CÁO X (GIỮA CA)')
    expect(rows).toContain('In lúc | 22/11/2026 14:05')
    expect(rows).toContain('Tiền phải có | 347.000 ₫')
    expect(rows.join()).not.toMatch(/Z số|Tiền đếm được|LŨY KẾ/)
  })
  it('[T35] says no sum of money to a cashier who will still count', () => {
    const rows = words(xReportModel({ ...input, isBlind: true }))
    expect(rows).toContain('Phiếu bán | 1')
    expect(rows.join()).not.toContain('₫')
  })
})
