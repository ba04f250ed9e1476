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
  event: 'Sự kiện',
  lineDiscount: 'Giảm giá',
  lot: 'Lô',
  expiry: 'HSD',
  saleDiscount: 'Giảm giá cả phiếu',
  rounding: 'Làm tròn tiền mặt',
  total: 'Tổng cộng',
  inWords: 'Bằng chữ',
  change: 'Tiền thừa trả lại',
  reprint: 'BẢN IN LẠI',
  thanks: 'Cảm ơn quý khách!',
} as const

/** What a return's slip says besides. */
export const RETURN_WORDS = {
  title: 'PHIẾU TRẢ HÀNG',
  notInvoice: 'Phiếu trả hàng, không phải hóa đơn',
  ofSale: 'Trả hàng của phiếu',
  withoutSlip: 'Không có phiếu bán hàng',
  reason: 'Lý do',
  approvedBy: 'Người duyệt',
  exchange: 'Đổi lấy hàng khác',
  total: 'Tiền trả lại khách',
  signature: 'Khách hàng ký nhận',
} as const

/** How money goes back. */
export const REFUND_WORDS: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Trả bằng tiền mặt',
  vietqr: 'Trả bằng chuyển khoản',
  card: 'Trả vào thẻ',
  wallet: 'Trả vào ví điện tử',
}

/** What X and Z reports say. */
export const SHIFT_WORDS = {
  xTitle: 'BÁO CÁO X (GIỮA CA)',
  zTitle: 'BÁO CÁO Z (KẾT CA)',
  number: 'Z số',
  till: 'Quầy',
  openedAt: 'Mở ca',
  closedAt: 'Đóng ca',
  printedAt: 'In lúc',
  sales: 'Phiếu bán',
  discount: 'Trong đó giảm giá',
  rounding: 'Trong đó làm tròn',
  returns: 'Phiếu trả hàng',
  net: 'Còn lại',
  corrections: 'Lần sửa cách trả tiền',
  methods: 'THEO CÁCH TRẢ TIỀN',
  refunded: 'đã trả lại',
  vat: 'THEO THUẾ SUẤT',
  cash: 'TIỀN TRONG KÉT',
  float: 'Tiền đầu ca',
  cashSales: 'Thu bán hàng',
  cashRefunds: 'Trả lại khách',
  paidIn: 'Nộp vào',
  paidOut: 'Lấy ra',
  expected: 'Tiền phải có',
  counted: 'Tiền đếm được',
  difference: 'Chênh lệch',
  reason: 'Lý do',
  grandTotals: 'LŨY KẾ TỪ KHI DÙNG QUẦY',
  head: 'Đầu sổ',
  signature: 'Thu ngân ký tên',
} as const

/** A method of payment by itself. */
export const METHOD_WORDS: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Tiền mặt',
  vietqr: 'Chuyển khoản VietQR',
  card: 'Thẻ',
  wallet: 'Ví điện tử',
}

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
