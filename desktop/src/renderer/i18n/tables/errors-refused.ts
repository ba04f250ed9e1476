import type { ErrorTable } from './explained.ts'

/** Why nothing was written, and what keeps a cart from being a sale. */
export const refusalErrors = {
  'refused.disk-full': {
    vi: [
      'Ổ đĩa sắp đầy nên chưa bán được.',
      'Giỏ hàng còn nguyên, chưa có gì vào sổ.',
      'Xóa bớt tệp trên máy rồi thử lại.',
    ],
    en: [
      'The disk is nearly full, so nothing can be sold yet.',
      'The cart is whole, nothing is in the journal.',
      'Delete files on this machine, then try again.',
    ],
  },
  'refused.store-closed': {
    vi: [
      'Kho dữ liệu của trang chưa mở được.',
      'Giỏ hàng còn nguyên, chưa có gì vào sổ.',
      'Thử lại sau vài giây.',
    ],
    en: [
      'The page’s database could not be opened.',
      'The cart is whole, nothing is in the journal.',
      'Try again in a few seconds.',
    ],
  },
  'refused.box-closed': {
    vi: [
      'Hộp đen của máy không trả lời.',
      'Giỏ hàng còn nguyên, chưa có gì vào sổ.',
      'Thử lại; nếu vẫn vậy, mở lại chương trình.',
    ],
    en: [
      'The machine’s black box does not answer.',
      'The cart is whole, nothing is in the journal.',
      'Try again; if it stays, open the program again.',
    ],
  },
  'refused.unsettled': {
    vi: [
      'Còn một phiếu chưa quyết.',
      'Phiếu đó đã được giữ, việc mới chưa ghi gì.',
      'Trả lời phiếu đó trước: đã bán hay không xảy ra.',
    ],
    en: [
      'There is a sale nobody has settled yet.',
      'That sale is kept, nothing new is written.',
      'Answer that first: sold, or did not happen.',
    ],
  },
  'refused.not-enrolled': {
    vi: ['Quầy này chưa ghi danh.', 'Chưa có gì vào sổ.', 'Nhập mã ghi danh do văn phòng điều phối cấp.'],
    en: ['This till is not enrolled.', 'Nothing is in the journal.', 'Enter the code that the office gives.'],
  },
  'refused.busy': {
    vi: ['Máy đang bận ghi sổ.', 'Không mất gì.', 'Thử lại sau một giây.'],
    en: ['The journal is being written.', 'Nothing is lost.', 'Try again in a second.'],
  },
  'refused.invalid': {
    vi: [
      'Có số liệu không hợp lệ nên không ghi được.',
      'Giỏ hàng còn nguyên, chưa có gì vào sổ.',
      'Kiểm tra số lượng, giá và số tiền rồi làm lại.',
    ],
    en: [
      'Some figures are not valid, so nothing was written.',
      'The cart is whole, nothing is in the journal.',
      'Check quantities, prices and amounts, then do it again.',
    ],
  },
  'refused.not-stored': {
    vi: ['Chưa ghi được.', 'Giỏ hàng còn nguyên, chưa có gì vào sổ.', 'Bấm lại nút vừa rồi.'],
    en: [
      'It could not be written.',
      'The cart is whole, nothing is in the journal.',
      'Press the same button again.',
    ],
  },
  'refused.unknown': {
    vi: [
      'Chưa rõ đã ghi được hay chưa.',
      'Tiền có thể chưa vào sổ.',
      'Đừng đưa tiền; xem lại danh sách phiếu rồi mới làm lại.',
    ],
    en: [
      'It is not known whether it was written.',
      'The money may not be in the journal.',
      'Hand over no money; look at the list of sales before you do it again.',
    ],
  },
  'sale.no-lines': {
    vi: ['Giỏ hàng trống.', 'Không mất gì.', 'Quét hàng trước khi thanh toán.'],
    en: ['The cart is empty.', 'Nothing is lost.', 'Scan goods before you ask for money.'],
  },
  'sale.too-many-lines': {
    vi: ['Giỏ hàng quá nhiều dòng.', 'Giỏ hàng còn nguyên.', 'Tách thành hai phiếu.'],
    en: ['Too many lines in one sale.', 'The cart is whole.', 'Make two of it.'],
  },
  'sale.bad-quantity': {
    vi: [
      'Số lượng ở dòng {line, number} không hợp lệ: {value}.',
      'Giỏ hàng còn nguyên.',
      'Sửa số lượng dòng đó.',
    ],
    en: [
      'Line {line, number}: the quantity {value} is not valid.',
      'The cart is whole.',
      'Mend the quantity of that line.',
    ],
  },
  'sale.bad-price': {
    vi: [
      'Đơn giá ở dòng {line, number} không hợp lệ: {value}.',
      'Giỏ hàng còn nguyên.',
      'Bỏ dòng đó, báo quản lý xem lại giá.',
    ],
    en: [
      'Line {line, number}: the price {value} is not valid.',
      'The cart is whole.',
      'Take that line out and tell the manager about its price.',
    ],
  },
  'sale.bad-discount': {
    vi: ['Giảm giá không hợp lệ: {value}.', 'Giỏ hàng còn nguyên.', 'Nhập lại mức giảm.'],
    en: ['The discount {value} is not valid.', 'The cart is whole.', 'Enter the discount again.'],
  },
  'sale.discount-above-amount': {
    vi: ['Giảm giá lớn hơn tiền hàng.', 'Giỏ hàng còn nguyên.', 'Nhập mức giảm nhỏ hơn.'],
    en: ['The discount is larger than the amount.', 'The cart is whole.', 'Enter a smaller discount.'],
  },
  'sale.amount-too-large': {
    vi: [
      'Số tiền quá lớn ({value}).',
      'Giỏ hàng còn nguyên.',
      'Kiểm tra số lượng, hoặc tách thành hai phiếu.',
    ],
    en: [
      'The amount is too large ({value}).',
      'The cart is whole.',
      'Check the quantities, or make two sales of it.',
    ],
  },
  'sale.bad-tender': {
    vi: ['Số tiền khách đưa không hợp lệ.', 'Chưa ghi gì, giỏ hàng còn nguyên.', 'Nhập lại số tiền.'],
    en: [
      'The amount given is not valid.',
      'Nothing is written, the cart is whole.',
      'Enter the amount again.',
    ],
  },
  'sale.too-many-tenders': {
    vi: [
      'Quá nhiều lần trả tiền trong một phiếu.',
      'Chưa ghi gì, giỏ hàng còn nguyên.',
      'Gộp bớt các khoản trả.',
    ],
    en: ['Too many payments in one sale.', 'Nothing is written, the cart is whole.', 'Join some of them.'],
  },
  'sale.underpaid': {
    vi: [
      'Tiền khách đưa còn thiếu {value}.',
      'Chưa ghi gì, giỏ hàng còn nguyên.',
      'Nhận thêm tiền rồi bấm lại.',
    ],
    en: [
      '{value} is still missing.',
      'Nothing is written, the cart is whole.',
      'Take the rest, then press again.',
    ],
  },
  'sale.overpaid': {
    vi: [
      'Khách trả thừa {value} không bằng tiền mặt.',
      'Chưa ghi gì, giỏ hàng còn nguyên.',
      'Sửa số tiền: chỉ tiền mặt mới thối lại được.',
    ],
    en: [
      '{value} too much was paid otherwise than in cash.',
      'Nothing is written, the cart is whole.',
      'Correct the amount: only cash gives change.',
    ],
  },
} as const satisfies ErrorTable
