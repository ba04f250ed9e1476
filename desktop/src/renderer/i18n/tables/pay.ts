import type { WordTable } from './table.ts'

export const payWords = {
  'pay.panel': ['Thanh toán', 'Payment'],
  'pay.methods': ['Cách trả', 'Method'],
  'pay.method.cash': ['Tiền mặt', 'Cash'],
  'pay.method.vietqr': ['VietQR', 'VietQR'],
  'pay.method.card': ['Thẻ', 'Card'],
  'pay.method.wallet': ['Ví', 'Wallet'],
  'pay.left': ['Còn phải trả', 'Still due'],
  'pay.amount.vietqr': ['Số tiền chuyển khoản', 'Amount transferred'],
  'pay.amount.card': ['Số tiền qua thẻ', 'Amount by card'],
  'pay.amount.wallet': ['Số tiền qua ví', 'Amount by wallet'],
  'pay.reference.card': ['Số chuẩn chi trên hóa đơn máy thẻ', 'Approval code on the card slip'],
  'pay.reference.wallet': ['Mã giao dịch ví', 'Wallet transaction number'],
  'pay.reference.missing': ['Nhập mã giao dịch rồi mới xong được.', 'Enter the transaction number first.'],
  'pay.notes': ['Thêm từng tờ', 'Note by note'],
  'pay.notes.add': ['Thêm tờ {note}', 'Add a note of {note}'],
  'pay.likely': ['Khách có thể đưa', 'Likely handed over'],
  'pay.taken': ['Đã nhận', 'Taken'],
  'pay.taken.remove': ['Bỏ khoản {method} {amount}', 'Remove {method} {amount}'],
  'pay.take': ['Nhận {amount}, trả tiếp', 'Take {amount}, go on'],
  'pay.finish': ['Hoàn tất', 'Finish'],
  'pay.finish.vietqr': ['Đã nhận tiền', 'Received'],
  'pay.too-much': [
    'Đã nhận hơn số phải trả {amount}. Thêm hàng, hoặc bỏ bớt khoản đã nhận và trả lại khách.',
    '{amount} more than due was taken. Add goods, or remove a payment and give it back.',
  ],
  'pay.above-due': [
    'Nhiều hơn số còn phải trả. Chỉ tiền mặt mới thối lại được.',
    'More than is due. Only cash gives change.',
  ],
  'pay.qr.label': ['Mã VietQR {amount}', 'VietQR code of {amount}'],
  'pay.qr.ask': [
    'Khách quét mã. Chỉ bấm khi ngân hàng đã báo có tiền.',
    'The buyer scans. Press only when the bank says the money is there.',
  ],
  'pay.qr.none': [
    'Điểm bán chưa khai tài khoản nhận tiền. Khách chuyển theo mã dán ở quầy; ghi nội dung chuyển khoản.',
    'No bank account is set for this point. Use the code on the counter; note the transfer text.',
  ],
  'pay.qr.reference': ['Nội dung chuyển khoản', 'Transfer text'],
  'pay.qr.account': ['Số tài khoản {account} · ngân hàng {bin}', 'Account {account} · bank {bin}'],
  'notice.qr-waits': [
    'Trước khi tắt máy, khách đang quét mã VietQR. Bấm {key}, xem ngân hàng đã báo có tiền chưa.',
    'A VietQR code was before the buyer when the till went off. Press {key} and see whether the money is there.',
  ],
  'notice.part-kept': [
    'Đơn đã nhận một phần tiền trước khi tắt máy. Bấm {key} để trả tiếp.',
    'Part of the money was taken before the restart. {key} goes on.',
  ],
} as const satisfies WordTable
