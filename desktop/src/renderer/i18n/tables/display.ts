import type { WordTable } from './table.ts'

/** The buyer's screen, and how it is switched on. */
export const displayWords = {
  'display.title': ['Màn hình khách', 'Buyer’s screen'],
  'display.welcome': ['Kính chào quý khách!', 'Welcome!'],
  'display.scan': ['Quét mã bằng ứng dụng ngân hàng để trả', 'Scan with your bank’s app to pay'],
  'display.thanks': ['Cảm ơn quý khách!', 'Thank you!'],
  'display.paid': ['Đã thanh toán {total}', 'Paid {total}'],

  'display.settings.lead': [
    'Cửa sổ thứ hai cho khách xem hàng, tổng tiền và mã VietQR. Kéo nó sang màn hình khách rồi bấm đúp vào nó để phóng to.',
    'A second window where the buyer sees goods, total and the VietQR code. Drag it to their screen and double-click it to fill the screen.',
  ],
  'display.settings.on': ['Bật', 'On'],
  'display.settings.off': ['Tắt', 'Off'],
} as const satisfies WordTable
