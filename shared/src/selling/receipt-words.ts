import type { PaymentMethod } from '../journal/kinds/sale-completed.ts'
import type { VatRate } from '../tax/vat-rate.ts'

/** What a receipt says besides its figures. Slips are in Vietnamese, whatever language the till shows. */
export const RECEIPT_WORDS = {
  title: 'PHIẾU BÁN HÀNG',
  notInvoice: 'Phiếu bán hàng, không phải hóa đơn',
  taxCode: 'MST',
  number: 'Số',
  time: 'Ngày',
  cashier: 'Thu ngân',
  lineDiscount: 'Giảm giá',
  lot: 'Lô',
  expiry: 'HSD',
  discount: 'Tổng giảm giá',
  rounding: 'Làm tròn tiền mặt',
  total: 'Tổng cộng',
  inWords: 'Bằng chữ',
  change: 'Tiền thừa trả lại',
  reprint: 'BẢN IN LẠI',
  thanks: 'Cảm ơn quý khách!',
} as const

export const PAYMENT_WORDS: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Tiền mặt khách đưa',
  vietqr: 'Chuyển khoản VietQR',
  card: 'Thẻ',
  wallet: 'Ví điện tử',
}

/** How a rate group is named; a seller on the direct method ("none") has no group. */
export const VAT_WORDS: Readonly<Record<VatRate, string>> = {
  '0%': 'Thuế GTGT 0%',
  '5%': 'Thuế GTGT 5%',
  '8%': 'Thuế GTGT 8%',
  '10%': 'Thuế GTGT 10%',
  KCT: 'Không chịu thuế GTGT',
  KKKNT: 'Không kê khai, tính nộp thuế GTGT',
  none: '',
  undecided: 'Chưa xác định thuế suất',
}
