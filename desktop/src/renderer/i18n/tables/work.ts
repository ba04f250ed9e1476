import type { WordTable } from './table.ts'

/** Held carts, channel, cash moved, sales of before, settings. */
export const workWords = {
  'hold.title': ['Giữ đơn', 'Hold the sale'],
  'hold.recall.title': ['Đơn đang giữ', 'Held sales'],
  'hold.name': ['Tên để nhớ (không bắt buộc)', 'A name to remember (optional)'],
  'hold.name.hint': ['Áo đỏ, bàn 3…', 'Red shirt, table 3…'],
  'hold.submit': ['Giữ đơn này', 'Hold this sale'],
  'hold.none': ['Chưa giữ đơn nào.', 'No sale is held.'],
  'hold.unnamed': ['Đơn lúc {time}', 'Sale of {time}'],
  'hold.note': ['{lines, number} mặt hàng · {amount}', '{lines, number} products · {amount}'],
  'hold.open-first': [
    'Đơn trên màn hình còn hàng: giữ hoặc bán xong rồi mới gọi đơn khác.',
    'The sale on the screen has goods: hold or finish it first.',
  ],
  'notice.held': ['Đã giữ đơn. Bấm {key} để gọi lại.', 'Sale held. {key} recalls it.'],
  'notice.recalled': ['Đã gọi lại đơn.', 'Sale recalled.'],
  'notice.too-many-held': [
    'Đã giữ đủ số đơn được phép. Đơn trên màn hình còn nguyên; bán hoặc xóa bớt đơn cũ.',
    'As many sales are held as may be. This one is as it was; finish an older one first.',
  ],
  'notice.not-held': [
    'Không gọi lại được đơn này. Mở lại danh sách.',
    'That sale cannot be recalled. Open the list again.',
  ],

  'work.sales': ['Phiếu đã bán', 'Sales'],
  'work.channel': ['Kênh bán, hội chợ', 'Channel, fair'],
  'work.cash-in': ['Thu tiền vào ngăn kéo', 'Put cash in'],
  'work.cash-out': ['Chi tiền từ ngăn kéo', 'Take cash out'],
  'work.returns': ['Trả hàng, đổi hàng', 'Returns and exchanges'],
  'work.drawer': ['Mở ngăn kéo', 'Open the drawer'],
  'work.x': ['Báo cáo giữa ca X', 'X report'],
  'work.close': ['Chốt ca', 'Close the shift'],
  'work.training': ['Tập bán hàng', 'Training'],
  'work.settings': ['Cài đặt', 'Settings'],
  'work.back': ['Về màn bán hàng', 'Back to selling'],

  'channel.title': ['Kênh bán, hội chợ', 'Channel, fair'],
  'channel.channel': ['Kênh bán', 'Channel'],
  'channel.till': ['Tại quầy', 'At the counter'],
  'channel.event': ['Hội chợ, sự kiện', 'Fair, event'],
  'channel.event.none': ['Không', 'None'],
  'channel.none': [
    'Văn phòng chưa khai kênh bán hay hội chợ nào cho điểm này.',
    'The office has set no channel or fair for this point.',
  ],
  'channel.empty': ['Quét hàng trước rồi mới chọn kênh bán.', 'Scan goods first, then choose the channel.'],
  'channel.tag': ['Kênh: {channel}', 'Channel: {channel}'],
  'channel.tag.event': ['Hội chợ: {event}', 'Fair: {event}'],

  'cash.in.title': ['Thu tiền vào ngăn kéo', 'Put cash in'],
  'cash.out.title': ['Chi tiền từ ngăn kéo', 'Take cash out'],
  'cash.amount': ['Số tiền', 'Amount'],
  'cash.reason': ['Lý do', 'Reason'],
  'cash.in.hint': ['Thêm tiền lẻ…', 'Change brought…'],
  'cash.out.hint': ['Nộp tiền, trả tiền hàng…', 'Banked, paid a supplier…'],
  'cash.in.submit': ['Thu {amount}', 'Put {amount} in'],
  'cash.out.submit': ['Chi {amount}', 'Take {amount} out'],
  'notice.cash-in': ['Đã ghi thu {amount}.', '{amount} put in.'],
  'notice.cash-out': ['Đã ghi chi {amount}.', '{amount} taken out.'],

  'sales.title': ['Phiếu đã bán', 'Sales'],
  'sales.none': ['Chưa thấy phiếu nào.', 'No sale here.'],
  'sales.voided': ['Đã hủy', 'Voided'],

  'settings.title': ['Cài đặt quầy này', 'Settings of this till'],
  'settings.language': ['Ngôn ngữ', 'Language'],
  'settings.theme': ['Màn hình', 'Screen'],
  'settings.theme.auto': ['Theo máy', 'As the machine'],
  'settings.theme.light': ['Sáng', 'Light'],
  'settings.theme.dark': ['Tối', 'Dark'],
  'settings.keys': ['Phím tắt', 'Keys'],
  'settings.keys.lead': [
    'Bấm vào một phím rồi bấm phím mới. Esc để thôi.',
    'Press a key, then the new one. Esc leaves it.',
  ],
  'settings.keys.waiting': ['Bấm phím mới…', 'Press the new key…'],
  'settings.keys.change': ['Đổi phím {action}, đang là {key}', 'Change the key of {action}, now {key}'],
  'settings.keys.reset': ['Về phím ban đầu', 'As it was shipped'],
  'settings.keys.taken': [
    '{key} đang dùng cho {action}. Phím chưa đổi.',
    '{key} is the key of {action}. Nothing changed.',
  ],
  'settings.keys.browser': [
    '{key} là phím của máy hoặc trình duyệt. Phím chưa đổi.',
    '{key} belongs to the browser. Nothing changed.',
  ],
  'settings.keys.not-a-key': [
    '{key} dùng để gõ chữ. Chọn F2–F10 hoặc Ctrl với một chữ.',
    '{key} is for typing. Choose F2–F10 or Ctrl with a letter.',
  ],
} as const satisfies WordTable
