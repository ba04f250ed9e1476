import { buyerWords } from './tables/buyer.ts'
import { counterWords } from './tables/counter.ts'
import { errorTable } from './tables/errors.ts'
import { explainedIn } from './tables/explained.ts'
import { deviceSettingsWords } from './tables/device-settings.ts'
import { deviceWords } from './tables/devices.ts'
import { displayWords } from './tables/display.ts'
import { keyWords } from './tables/keys.ts'
import { payWords } from './tables/pay.ts'
import { returnWords } from './tables/returns.ts'
import { settingsWords } from './tables/settings.ts'
import { shiftWords } from './tables/shift.ts'
import { staffWords } from './tables/staff.ts'
import { inLanguage } from './tables/table.ts'
import { trainingWords } from './tables/training.ts'
import { workWords } from './tables/work.ts'

/** Every sentence of the till page, Vietnamese first. ICU MessageFormat. */
export const vi = {
  ...inLanguage(buyerWords, 'vi'),
  ...inLanguage(counterWords, 'vi'),
  ...inLanguage(deviceSettingsWords, 'vi'),
  ...inLanguage(deviceWords, 'vi'),
  ...inLanguage(displayWords, 'vi'),
  ...inLanguage(keyWords, 'vi'),
  ...inLanguage(payWords, 'vi'),
  ...inLanguage(returnWords, 'vi'),
  ...inLanguage(settingsWords, 'vi'),
  ...inLanguage(shiftWords, 'vi'),
  ...inLanguage(staffWords, 'vi'),
  ...inLanguage(trainingWords, 'vi'),
  ...inLanguage(workWords, 'vi'),
  ...explainedIn(errorTable, 'vi'),

  'app.title': 'Quầy bán hàng OCOP',
  'app.starting': 'Đang mở sổ bán hàng…',
  'app.failed': 'Không mở được sổ bán hàng trên máy này.',
  'app.failed.todo':
    'Chưa mất dữ liệu. Khởi động lại máy; nếu vẫn vậy, gọi người hỗ trợ trước khi làm gì khác.',
  'app.already-open': 'Quầy này đang mở ở một cửa sổ khác.',
  'app.already-open.todo': 'Bán tiếp ở cửa sổ kia, hoặc đóng cửa sổ kia rồi bấm nút dưới đây.',
  'app.disconnected': 'Mất liên lạc với chương trình máy bán hàng.',
  'app.disconnected.todo': 'Các phiếu đã in vẫn an toàn. Đóng cửa sổ này và mở lại chương trình.',
  'app.broken': 'Màn hình bán hàng gặp lỗi.',
  'app.broken.todo':
    'Đơn đang mở và các phiếu đã bán vẫn còn nguyên. Bấm nút dưới đây để mở lại màn hình; nếu lỗi lặp lại, gọi người hỗ trợ.',
  'app.retry': 'Thử lại',
  'app.language': 'English',

  'status.online': 'Trực tuyến',
  'status.offline': 'Ngoại tuyến',
  'status.unsent': '{count, number} chưa gửi',
  'status.unsent-since': '{count, number} chưa gửi từ {since}',
  'status.label': 'Tình trạng gửi dữ liệu',
  'status.till': 'Quầy {number, number}',

  'enrol.title': 'Ghi danh quầy này',
  'enrol.lead': 'Nhập mã do văn phòng điều phối cấp. Chỉ làm một lần trên mỗi máy.',
  'enrol.code': 'Mã ghi danh',
  'enrol.name': 'Tên quầy',
  'enrol.name.default': 'Quầy thu ngân',
  'enrol.replace.title': 'Thay khóa của quầy này',
  'enrol.replace.lead': 'Nhập mã thay khóa do văn phòng cấp cho đúng quầy này. Sổ nhật ký giữ nguyên.',
  'enrol.submit': 'Ghi danh',
  'find.label': 'Tìm hoặc quét mã',
  'find.placeholder': 'Tìm tên, mã hàng hoặc quét mã vạch',
  'find.results': 'Hàng tìm thấy',
  'find.nothing': 'Không có hàng nào khớp "{text}".',
  'find.choose': 'Mã {code} có ở {count, number} mặt hàng. Chọn một:',
  'find.cancel': 'Không chọn',

  'cart.title': 'Giỏ hàng',
  'cart.empty': 'Quét hàng, hoặc gõ tên để tìm',
  'cart.empty.hint': 'Mũi tên để chọn, Enter để thêm vào giỏ.',
  'cart.column.name': 'Tên hàng',
  'cart.column.quantity': 'SL',
  'cart.column.price': 'Đơn giá',
  'cart.column.amount': 'Thành tiền',
  'cart.quantity': 'Số lượng {name}',
  'cart.more': 'Thêm một {name}',
  'cart.less': 'Bớt một {name}',
  'cart.remove': 'Bỏ {name}',
  'cart.stars': '{star, number} sao OCOP',
  'cart.confirm': 'Số lượng {quantity} {unit} có đúng không?',
  'cart.confirm.yes': 'Đúng',
  'cart.confirm.no': 'Không, giữ {quantity}',

  'total.label': 'Tổng cộng',
  'total.discount': 'Giảm giá',
  'total.count': '{lines, number} mặt hàng · {units} đơn vị',
  'total.vat': 'Trong đó thuế GTGT',
  'total.pay': 'Thanh toán',
  'total.clear': 'Bỏ giỏ hàng',
  'total.clear.confirm': 'Bỏ cả đơn này?',
  'total.clear.keep': 'Giữ lại',

  'pay.title': 'Thanh toán tiền mặt',
  'pay.due': 'Khách phải trả',
  'pay.given': 'Tiền khách đưa',
  'pay.exact': 'Vừa đủ',
  'pay.clear': 'Xóa',
  'pay.change': 'Tiền thừa',
  'pay.short': 'Còn thiếu',
  'pay.commit': 'Hoàn tất',
  'pay.committing': 'Đang ghi sổ…',
  'pay.back': 'Quay lại',
  'pay.checking': 'Đang kiểm tra máy…',

  'done.title': 'Đã ghi phiếu {number}',
  'done.last': 'Phiếu trước {number}',
  'done.next': 'Phiếu mới',
  'done.receipt': 'Phiếu bán hàng',
  'done.hint': 'Quét hàng để bắt đầu phiếu mới.',

  'unknown.title': 'Chưa rõ phiếu này đã được ghi hay chưa',
  'unknown.kept.title': 'Phiếu vừa rồi đã được giữ lại',
  'unknown.kept':
    'Phiếu {number}, {amount}, đã có trong sổ nhưng chưa in ra. Tiền và hàng đã trao cho khách chưa?',
  'unknown.lead':
    'Ổ đĩa hoặc kho dữ liệu không trả lời. Giỏ hàng còn nguyên. Đừng trao phiếu, đừng nhập lại hàng.',
  'unknown.check': 'Kiểm tra và ghi lại',
  'unknown.keep': 'Đã bán – đưa phiếu',
  'unknown.void': 'Không xảy ra – hủy phiếu',
  'unknown.voided': 'Đã ghi là không xảy ra. Giỏ hàng còn nguyên nếu chưa đóng máy.',

  'notice.added': 'Đã thêm {name}',
  'notice.added-more': '{name}: {quantity} {unit}',
  'notice.no-price': '{name} chưa có giá. Hàng chưa vào giỏ; nhờ văn phòng đặt giá.',
  'notice.no-producer': '{name} chưa có chủ thể trong danh mục. Hàng chưa vào giỏ; báo văn phòng.',
  'notice.inactive': '{name} đã ngừng bán ở danh mục; vẫn thêm vào giỏ, báo quản lý.',
  'notice.removed': 'Đã bỏ {name}',
  'notice.cart-restored': 'Giỏ hàng đang dở đã được mở lại.',
  'notice.shift-opened': 'Đã mở ca.',
  'notice.scan-held': 'Đã nhận mã {code}; sẽ thêm vào phiếu sau.',
  'notice.due-changed': 'Đã thêm {name}: số phải trả đã đổi.',

  'finding.key-lost.act': 'Nhập mã thay khóa',
  'finding.dismiss': 'Đã hiểu',
} as const

export type WordKey = keyof typeof vi
