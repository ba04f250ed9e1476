import type { WordTable } from './table.ts'

/** Who wants an invoice. */
export const buyerWords = {
  'buyer.title': ['Khách lấy hóa đơn', 'Buyer who wants an invoice'],
  'buyer.hint': ['Ô nào khách không cho thì để trống.', 'Leave out what they do not give.'],
  'buyer.empty': [
    'Quét món đầu tiên rồi mới nhập thông tin khách.',
    'Scan the first product, then enter the buyer.',
  ],
  'buyer.first': [
    'Bấm Enter để ghi thông tin khách, hoặc Esc để bỏ, rồi mới thu tiền.',
    'Enter puts the buyer on the sale, Esc leaves it; then take the money.',
  ],
  'buyer.name': ['Tên khách hoặc đơn vị', 'Name of person or company'],
  'buyer.taxCode': ['Mã số thuế hoặc số định danh', 'Tax code or personal number'],
  'buyer.address': ['Địa chỉ', 'Address'],
  'buyer.email': ['Email', 'E-mail'],
  'buyer.phone': ['Điện thoại', 'Phone'],
  'buyer.submit': ['Ghi vào đơn', 'Put on the sale'],
  'buyer.remove': ['Bỏ thông tin khách', 'Take the buyer off'],
  'buyer.tag': ['Hóa đơn cho: {who}', 'Invoice for: {who}'],
  'buyer.needed': ['Có mã số thuế thì cần ô này', 'Needed with a tax code'],
  'buyer.too-long': ['Dài quá, hóa đơn không ghi hết', 'Too long for an invoice'],
  'buyer.bad.taxCode': [
    'Mã số thuế có 10 hoặc 13 số, số định danh có 12 số. Xem lại từng số.',
    'A tax code has 10 or 13 digits, a personal number 12. Check each digit.',
  ],
  'buyer.bad.email': ['Email có dạng ten@noi.vn', 'An e-mail looks like name@place.vn'],
  'buyer.bad.phone': [
    'Số điện thoại có 9 đến 11 số, bắt đầu bằng 0',
    'A phone number has 9 to 11 digits and begins with 0',
  ],
} as const satisfies WordTable
