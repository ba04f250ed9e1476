import type { WordTable } from './table.ts'

export const shiftWords = {
  'shift.title': ['Mở ca bán hàng', 'Open the shift'],
  'shift.lead': [
    '{name} mở ca. Đếm tiền lẻ có sẵn trong ngăn kéo.',
    '{name} opens the shift. Count what is in the drawer.',
  ],
  'shift.float': ['Tiền đầu ca trong ngăn kéo', 'Float in the drawer'],
  'shift.submit': ['Mở ca', 'Open shift'],
  'shift.submit.with': ['Mở ca với {amount}', 'Open shift with {amount}'],

  'count.how': ['Cách đếm', 'How to count'],
  'count.by.notes': ['Đếm từng tờ', 'Note by note'],
  'count.by.sum': ['Nhập tổng', 'One sum'],
  'count.note': ['Số tờ {note}', 'How many of {note}'],
  'count.total': ['Đếm được', 'Counted'],
  'count.sum': ['Tổng tiền trong ngăn kéo', 'All cash in the drawer'],
  'count.nothing': ['Chưa đếm', 'Not counted yet'],

  'drawer.title': ['Mở ngăn kéo không bán hàng', 'Open the drawer without a sale'],
  'drawer.lead': [
    'Lý do được ghi vào sổ trước khi ngăn kéo mở.',
    'The reason is written before the drawer opens.',
  ],
  'drawer.reason': ['Mở để làm gì?', 'What for?'],
  'drawer.reason.change': ['Đổi tiền lẻ', 'Change money'],
  'drawer.reason.check': ['Kiểm tra tiền', 'Check the cash'],
  'drawer.reason.wrong-change': ['Trả lại tiền thừa', 'Give change back'],
  'drawer.submit': ['Ghi lý do và mở', 'Write it and open'],
  'drawer.done': ['Đã ghi lý do mở ngăn kéo.', 'Why the drawer opened is written.'],

  'close.title': ['Chốt ca', 'Close the shift'],
  'close.blind': [
    'Đếm hết tiền trong ngăn kéo, kể cả tiền đầu ca. Số tiền phải có chỉ hiện sau khi lưu số đếm.',
    'Count all cash in the drawer, the float too. What should be there shows after the count is saved.',
  ],
  'close.unsent': [
    'Còn {count, number} bút toán chưa gửi: vẫn chốt ca được, máy tự gửi sau.',
    '{count, number} entries are unsent: the shift closes all the same, they are sent later.',
  ],
  'close.cart': ['Giỏ hàng đang mở vẫn được giữ cho ca sau.', 'The open cart is kept for the next shift.'],
  'close.fix': ['Lưu số đếm {amount}', 'Save the count {amount}'],
  'close.fix.nothing': ['Lưu số đếm', 'Save the count'],
  'close.fixed': ['Số đếm đã lưu và không sửa được nữa.', 'The count is saved and stays as it is.'],
  'close.expected': ['Tiền phải có', 'Expected cash'],
  'close.counted': ['Đếm được', 'Counted'],
  'close.difference.none': ['Khớp', 'It agrees'],
  'close.difference.more': ['Thừa', 'Too much'],
  'close.difference.less': ['Thiếu', 'Missing'],
  'close.float': ['Tiền đầu ca', 'Float'],
  'close.cash-sales': ['Bán tiền mặt', 'Cash sales'],
  'close.cash-refunds': ['Hoàn tiền mặt', 'Cash handed back'],
  'close.paid-in': ['Thu vào', 'Paid in'],
  'close.paid-out': ['Chi ra', 'Paid out'],
  'close.reason': ['Vì sao chênh lệch?', 'Why is there a difference?'],
  'close.needs-manager': [
    'Chênh lệch quá {limit}: quản lý nhập PIN để chốt.',
    'More than {limit} apart: a manager’s PIN closes the shift.',
  ],
  'close.submit': ['Chốt ca', 'Close the shift'],
  'close.done': ['Đã chốt ca', 'The shift is closed'],
  'close.leave': ['Xong', 'Done'],
  'close.slip': ['Báo cáo chốt ca Z', 'Z report'],

  'x.title': ['Báo cáo giữa ca X', 'X report'],
  'x.blind': [
    'Thu ngân chỉ thấy số phiếu: ngăn kéo còn được đếm mù khi chốt ca.',
    'A cashier sees counts only: the drawer will be counted blind.',
  ],
} as const satisfies WordTable
