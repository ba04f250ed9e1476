/** Every sentence of the till page, Vietnamese first. ICU MessageFormat. */
export const vi = {
  'app.title': 'Quầy bán hàng OCOP',
  'app.starting': 'Đang mở sổ bán hàng…',
  'app.failed': 'Không mở được sổ bán hàng trên máy này.',
  'app.failed.todo':
    'Chưa mất dữ liệu. Khởi động lại máy; nếu vẫn vậy, gọi người hỗ trợ trước khi làm gì khác.',
  'app.already-open': 'Quầy này đang mở ở một cửa sổ khác.',
  'app.already-open.todo': 'Bán tiếp ở cửa sổ kia, hoặc đóng cửa sổ kia rồi bấm nút dưới đây.',
  'app.disconnected': 'Mất liên lạc với chương trình máy bán hàng.',
  'app.disconnected.todo': 'Các phiếu đã in vẫn an toàn. Đóng cửa sổ này và mở lại chương trình.',
  'app.retry': 'Thử lại',
  'app.language': 'English',

  'status.online': 'Trực tuyến',
  'status.offline': 'Ngoại tuyến',
  'status.unsent': '{count, number} chưa gửi',
  'status.unsent-since': '{count, number} chưa gửi từ {since}',
  'status.label': 'Tình trạng gửi dữ liệu',
  'status.shift': 'Ca: {cashier}',
  'status.till': 'Quầy {number, number}',

  'enrol.title': 'Ghi danh quầy này',
  'enrol.lead': 'Nhập mã do văn phòng điều phối cấp. Chỉ làm một lần trên mỗi máy.',
  'enrol.code': 'Mã ghi danh',
  'enrol.name': 'Tên quầy',
  'enrol.name.default': 'Quầy thu ngân',
  'enrol.replace.title': 'Thay khóa của quầy này',
  'enrol.replace.lead': 'Nhập mã thay khóa do văn phòng cấp cho đúng quầy này. Sổ nhật ký giữ nguyên.',
  'enrol.submit': 'Ghi danh',
  'enrol.error.offline':
    'Không liên lạc được với văn phòng ({apiUrl}). Kiểm tra mạng rồi bấm lại; nhập lại cùng mã vẫn được.',
  'enrol.error.bad-code': 'Mã này sai, đã dùng hoặc đã hết hạn. Xin văn phòng cấp mã mới.',
  'enrol.error.bad-key': 'Văn phòng không nhận khóa của máy này cho mã đó. Xin mã cấp riêng cho quầy này.',
  'enrol.error.bad-request': 'Mã hoặc tên quầy không hợp lệ. Kiểm tra lại từng ký tự.',
  'enrol.error.busy': 'Văn phòng đang bận. Đợi một phút rồi bấm lại.',
  'enrol.error.other': 'Văn phòng từ chối ({reason}). Bấm lại; nếu vẫn vậy, gọi người hỗ trợ.',

  'shift.title': 'Mở ca bán hàng',
  'shift.cashier': 'Thu ngân',
  'shift.float': 'Tiền đầu ca trong ngăn kéo',
  'shift.submit': 'Mở ca',
  'shift.waiting': 'Đang nhận danh mục và danh sách thu ngân từ văn phòng…',
  'shift.waiting.offline':
    'Chưa liên lạc được với văn phòng nên chưa có danh mục hàng. Kiểm tra mạng; trang này tự tiếp tục.',
  'shift.error': 'Chưa mở được ca: {reason}',

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
  'notice.unknown-code':
    'Mã {code} chưa có trong danh mục. Hàng chưa vào giỏ; tìm theo tên, hoặc báo văn phòng bổ sung.',
  'notice.no-price': '{name} chưa có giá. Hàng chưa vào giỏ; nhờ văn phòng đặt giá.',
  'notice.no-producer': '{name} chưa có chủ thể trong danh mục. Hàng chưa vào giỏ; báo văn phòng.',
  'notice.inactive': '{name} đã ngừng bán ở danh mục; vẫn thêm vào giỏ, báo quản lý.',
  'notice.removed': 'Đã bỏ {name}',
  'notice.cart-restored': 'Giỏ hàng đang dở đã được mở lại.',
  'notice.shift-opened': 'Đã mở ca.',
  'notice.scan-held': 'Đã nhận mã {code}; sẽ thêm vào phiếu sau.',
  'notice.due-changed': 'Đã thêm {name}: số phải trả đã đổi.',

  'refused.disk-full':
    'Ổ đĩa sắp đầy nên chưa bán được. Giỏ hàng còn nguyên. Xóa bớt tệp trên máy rồi thử lại.',
  'refused.store-closed': 'Kho dữ liệu của trang chưa mở được. Giỏ hàng còn nguyên. Thử lại sau vài giây.',
  'refused.box-closed':
    'Hộp đen của máy không trả lời. Giỏ hàng còn nguyên. Thử lại; nếu vẫn vậy, mở lại chương trình.',
  'refused.unsettled': 'Còn một phiếu chưa quyết. Trả lời phiếu đó trước.',
  'refused.not-enrolled': 'Quầy này chưa ghi danh.',
  'refused.busy': 'Máy đang bận ghi sổ. Thử lại sau một giây.',
  'refused.invalid':
    'Giỏ hàng có số liệu không hợp lệ nên không ghi được. Giỏ hàng còn nguyên; kiểm tra số lượng và giá.',
  'refused.not-stored': 'Chưa ghi được phiếu. Giỏ hàng còn nguyên, chưa có gì vào sổ. Bấm Hoàn tất lần nữa.',

  'sale.no-lines': 'Giỏ hàng trống.',
  'sale.too-many-lines': 'Giỏ hàng quá nhiều dòng. Tách thành hai phiếu.',
  'sale.bad-quantity': 'Số lượng ở dòng {line, number} không hợp lệ: {value}.',
  'sale.bad-price': 'Đơn giá ở dòng {line, number} không hợp lệ: {value}.',
  'sale.bad-discount': 'Giảm giá không hợp lệ: {value}.',
  'sale.discount-above-amount': 'Giảm giá lớn hơn tiền hàng.',
  'sale.amount-too-large': 'Số tiền quá lớn ({value}). Kiểm tra số lượng.',
  'sale.bad-tender': 'Số tiền khách đưa không hợp lệ.',
  'sale.too-many-tenders': 'Quá nhiều lần trả tiền trong một phiếu.',
  'sale.underpaid': 'Tiền khách đưa còn thiếu {value}.',
  'sale.overpaid': 'Khách trả thừa {value}.',

  'finding.tail-copied-to-store':
    'Khi khởi động: đã chép lại {count, number} bút toán từ hộp đen. Không mất gì.',
  'finding.tail-copied-to-box':
    'Khi khởi động: đã chép bổ sung {count, number} bút toán vào hộp đen. Không mất gì.',
  'finding.store-rebuilt':
    'Kho dữ liệu của trang đã mất; đã dựng lại {count, number} bút toán từ hộp đen. Không mất phiếu nào.',
  'finding.box-rebuilt':
    'Hộp đen đã mất; đã dựng lại {count, number} bút toán từ kho dữ liệu. Không mất phiếu nào.',
  'finding.key-lost':
    'Khóa của quầy đã mất cùng kho dữ liệu. Bán tiếp được; xin văn phòng một mã thay khóa cho quầy này.',
  'finding.key-lost.act': 'Nhập mã thay khóa',
  'finding.branch-set-aside':
    'Hai bản sổ khác nhau từ bút toán {fromSeq, number}; một nhánh đã cất riêng và sẽ gửi văn phòng. Báo quản lý.',
  'finding.behind-server': 'Sổ ở máy này thiếu so với văn phòng; đang lấy về. Bán tiếp được.',
  'finding.hole': 'Bút toán {seq, number} hỏng ở cả hai nơi. Báo ngay cho quản lý và giữ phiếu giấy.',
  'finding.last-sale-kept': 'Phiếu số {number}, phiếu cuối cùng trước khi tắt máy, đã được giữ lại.',
  'finding.store-is-newer': 'Dữ liệu trên máy do một bản chương trình mới hơn ghi. Mở bằng bản mới đó.',
  'finding.forked':
    'Có một máy khác đang ghi sổ dưới tên quầy này. Bán tiếp được nhưng ngừng gửi; gọi văn phòng.',
  'finding.revoked': 'Văn phòng đã thu hồi quầy này. Bán hàng không còn được gửi; gọi văn phòng.',
  'finding.catalogue-row-skipped': '{count, number} dòng danh mục chưa đọc được. Cập nhật chương trình.',
  'finding.dismiss': 'Đã hiểu',
} as const

export type WordKey = keyof typeof vi
