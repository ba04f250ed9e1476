import type { ErrorTable } from './explained.ts'

const NOTHING_VI = 'Chưa ghi gì, chưa hoàn tiền.'
const NOTHING_EN = 'Nothing is written, no money has gone back.'

/** Why goods cannot be taken back so. */
export const returnErrors = {
  'return.nothing-returned': {
    vi: ['Chưa chọn món nào.', NOTHING_VI, 'Nhập số lượng trả ở ít nhất một dòng.'],
    en: ['Nothing is chosen.', NOTHING_EN, 'Enter a quantity on at least one line.'],
  },
  'return.unknown-line': {
    vi: ['Dòng {line, number} không có trên phiếu.', NOTHING_VI, 'Tìm lại phiếu rồi chọn lại.'],
    en: ['Line {line, number} is not on the slip.', NOTHING_EN, 'Find the sale again and choose again.'],
  },
  'return.line-twice': {
    vi: ['Dòng {line, number} được chọn hai lần.', NOTHING_VI, 'Tìm lại phiếu rồi chọn lại.'],
    en: ['Line {line, number} is chosen twice.', NOTHING_EN, 'Find the sale again and choose again.'],
  },
  'return.bad-quantity': {
    vi: [
      'Số lượng trả ở dòng {line, number} không hợp lệ: {value}.',
      NOTHING_VI,
      'Nhập lại số lượng dòng đó.',
    ],
    en: ['Line {line, number}: the quantity {value} is not valid.', NOTHING_EN, 'Enter that quantity again.'],
  },
  'return.more-than-left': {
    vi: [
      'Dòng {line, number} chỉ còn trả được {value}.',
      NOTHING_VI,
      'Giảm số lượng; nếu khách đã trả ở quầy khác thì xem phiếu trả.',
    ],
    en: [
      'Only {value} of line {line, number} is left to come back.',
      NOTHING_EN,
      'Take less; if goods came back at another till, look at that slip.',
    ],
  },
  'return.no-reason': {
    vi: ['Chưa có lý do trả hàng.', NOTHING_VI, 'Chọn hoặc nhập lý do.'],
    en: ['There is no reason yet.', NOTHING_EN, 'Choose or enter one.'],
  },
  'return.needs-approval': {
    vi: ['Trả hàng không có phiếu cần quản lý duyệt.', NOTHING_VI, 'Nhờ quản lý nhập PIN.'],
    en: ['A return without a slip needs a manager.', NOTHING_EN, 'Ask a manager for the PIN.'],
  },
  'return.bad-refund': {
    vi: ['Số tiền hoàn không hợp lệ.', NOTHING_VI, 'Nhập lại số tiền.'],
    en: ['The refund is not a valid amount.', NOTHING_EN, 'Enter the amount again.'],
  },
  'return.refund-above-amount': {
    vi: ['Tiền hoàn nhiều hơn tiền hàng {value}.', NOTHING_VI, 'Nhập số tiền nhỏ hơn.'],
    en: ['The refund is {value} above the goods.', NOTHING_EN, 'Enter a smaller amount.'],
  },
  'return.too-many-lines': {
    vi: ['Quá nhiều dòng trong một lần trả.', NOTHING_VI, 'Chia thành hai lần trả.'],
    en: ['Too many lines in one return.', NOTHING_EN, 'Make two returns of it.'],
  },
  'return.cannot-be-priced': {
    vi: ['Dòng {line, number} không tính được tiền.', NOTHING_VI, 'Kiểm tra số lượng và giá dòng đó.'],
    en: ['Line {line, number} cannot be priced.', NOTHING_EN, 'Check its quantity and price.'],
  },
} as const satisfies ErrorTable
