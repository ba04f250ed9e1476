import type { WordTable } from './table.ts'

/** The cart and what stands around it. */
export const counterWords = {
  'total.drop': ['Xóa đơn', 'Drop sale'],
  'notice.dropped': ['Đã xóa đơn. Bấm {key} để lấy lại.', 'Sale dropped. {key} brings it back.'],
  'notice.undone': ['Đã lấy lại việc vừa làm.', 'Taken back.'],
  'notice.nothing-to-undo': ['Không có việc nào để hoàn tác.', 'Nothing to take back.'],
  'notice.paid-in-part': [
    'Đã nhận một phần tiền của khách. Trả lại tiền, bỏ khoản đó ở màn thanh toán rồi mới xóa đơn.',
    'Part of the money was taken. Give it back and remove it in the payment panel first.',
  ],
  'notice.removed-undo': ['Đã bỏ {name}. Bấm {key} để lấy lại.', 'Removed {name}. {key} brings it back.'],
  'notice.nothing-to-reprint': ['Chưa có phiếu nào để in lại.', 'There is no slip to print again.'],
  'notice.bad-label': [
    'Nhãn cân của {name} không đọc được số lượng. Hàng chưa vào đơn; nhập số lượng bằng tay.',
    'The scale label of {name} says no quantity. Nothing was added; type the quantity.',
  ],

  'cart.line-discount': ['Giảm {discount}: −{amount}', 'Less {discount}: −{amount}'],

  'discount.title': ['Giảm giá', 'Discount'],
  'discount.scope': ['Giảm cho', 'Discount for'],
  'discount.scope.line': ['Dòng đang chọn', 'Chosen line'],
  'discount.scope.sale': ['Cả đơn', 'Whole sale'],
  'discount.kind': ['Cách giảm', 'As'],
  'discount.kind.percent': ['Phần trăm (%)', 'Percent (%)'],
  'discount.kind.amount': ['Số tiền (₫)', 'Amount (₫)'],
  'discount.percent': ['Giảm bao nhiêu phần trăm', 'How many percent'],
  'discount.amount': ['Giảm bao nhiêu tiền', 'How much'],
  'discount.off': ['Được giảm', 'Off'],
  'discount.then': ['Còn phải trả', 'Then due'],
  'discount.apply': ['Giảm giá', 'Apply'],
  'discount.remove': ['Bỏ giảm giá', 'Remove discount'],
  'discount.above-limit': [
    'Giảm {share}, {amount}: quá mức thu ngân được giảm ({limit}, {limitAmount}). Đơn chưa đổi; nhờ quản lý.',
    '{share}, {amount} off is above the cashier’s limit ({limit}, {limitAmount}). Nothing changed; ask the manager.',
  ],
  'discount.empty': ['Quét hàng trước rồi mới giảm giá.', 'Scan goods first, then discount.'],

  'unknown-code.title': ['Mã {code} chưa có trong danh mục', 'Code {code} is not in the catalogue'],
  'unknown-code.lead': [
    'Hàng chưa vào đơn; đơn đang bán còn nguyên.',
    'Nothing was added; the sale is as it was.',
  ],
  'unknown-code.search': ['Tìm theo tên', 'Search by name'],
  'unknown-code.open-price': ['Bán với giá nhập tay', 'Sell at a typed price'],

  'open-price.title': ['Hàng chưa có trong danh mục', 'Goods not in the catalogue'],
  'open-price.lead': [
    'Văn phòng sẽ xem lại và bổ sung vào danh mục.',
    'The office will look at it and add it to the catalogue.',
  ],
  'open-price.code': ['Mã vạch', 'Barcode'],
  'open-price.name': ['Tên hàng', 'Name'],
  'open-price.unit': ['Đơn vị', 'Unit'],
  'open-price.unit.default': ['cái', 'piece'],
  'open-price.price': ['Giá bán', 'Price'],
  'open-price.add': ['Thêm vào đơn', 'Add to the sale'],
  'open-price.producer': ['Chưa rõ chủ thể', 'Producer not known'],

  'price-check.title': ['Xem giá', 'Price check'],
  'price-check.scan': ['Quét hoặc tìm hàng để xem giá. Đơn không đổi.', 'Scan or search. The sale stays.'],
  'price-check.add': ['Thêm vào đơn', 'Add to the sale'],
  'price-check.unknown': ['Mã {code} chưa có trong danh mục.', 'Code {code} is not in the catalogue.'],

  'age.title': ['Khách đã đủ 18 tuổi?', 'Is the buyer 18 or older?'],
  'age.lead': ['{name} có cồn: chỉ bán cho người từ 18 tuổi.', '{name} is alcohol: for 18 and over only.'],
  'age.yes': ['Đủ 18 tuổi', '18 or older'],
  'age.no': ['Chưa đủ, không bán', 'Not, do not sell'],
  'notice.age-refused': ['{name} không vào đơn.', '{name} was not added.'],
} as const satisfies WordTable
