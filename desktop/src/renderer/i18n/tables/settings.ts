import type { WordTable } from './table.ts'

export const settingsWords = {
  'settings.parts': ['Phần cài đặt', 'Parts of the settings'],
  'settings.part.page': ['Màn hình và phím', 'Screen and keys'],
  'settings.part.devices': ['Thiết bị', 'Devices'],
  'settings.part.state': ['Tình trạng máy', 'State of this till'],

  'settings.state.unsent': ['Chưa gửi', 'Unsent'],
  'settings.state.unsent.none': ['Đã gửi hết', 'All is sent'],
  'settings.state.unsent.some': [
    '{count, number} bút toán, cũ nhất từ {since}',
    '{count, number} entries, the oldest from {since}',
  ],
  'settings.state.contact': ['Lần cuối gặp văn phòng', 'Last contact with the office'],
  'settings.state.contact.never': ['chưa lần nào từ khi mở máy', 'not since the program started'],
  'settings.state.office': ['Văn phòng', 'Office'],
  'settings.state.till': ['Quầy', 'Till'],
  'settings.state.version': ['Phiên bản', 'Version'],
  'settings.state.version.of': ['{version} ({shell})', '{version} ({shell})'],
  'settings.state.trouble': ['Đang có vấn đề', 'What is wrong'],
  'settings.state.well': ['Không có vấn đề gì.', 'Nothing is wrong.'],
  'settings.state.prices': ['Danh mục đang dùng', 'Catalogue in use'],
  'settings.state.products': ['{count, number} mặt hàng', '{count, number} products'],

  'devices.printer': ['Máy in phiếu', 'Receipt printer'],
  'devices.printer.none': ['Không có', 'None'],
  'devices.printer.tcp': ['Qua mạng', 'Network'],
  'devices.printer.serial': ['Cổng nối tiếp', 'Serial port'],
  'devices.printer.spooler': ['Máy in Windows', 'Windows printer'],
  'devices.host': ['Địa chỉ máy in', 'Printer address'],
  'devices.port': ['Cổng', 'Port'],
  'devices.path': ['Cổng nối tiếp', 'Serial port'],
  'devices.queue': ['Tên máy in trong Windows', 'Name of the printer in Windows'],
  'devices.paper': ['Khổ giấy', 'Paper'],
  'devices.scanner': [
    'Cổng máy quét (để trống nếu máy quét gõ như bàn phím)',
    'Scanner port (empty for a scanner that types)',
  ],
  'devices.scale': ['Cổng cân điện tử (để trống nếu không có)', 'Scale port (empty if there is none)'],
  'devices.scale.protocol': ['Loại cân', 'Kind of scale'],
  'devices.save': ['Lưu', 'Save'],
  'devices.test': ['Lưu và in thử', 'Save and print a test'],
  'devices.find': ['Tìm thiết bị', 'Find devices'],
  'devices.said.saved': ['Đã lưu. Thiết bị dùng được ngay.', 'Saved. The devices are in use at once.'],
  'devices.said.unusable': [
    'Có ô chưa đúng nên chưa lưu: kiểm tra địa chỉ, cổng và tên.',
    'A field is not right, nothing is saved: check address, port and name.',
  ],
  'devices.said.printed': [
    'Đã in thử: xem đủ dấu tiếng Việt trên giấy.',
    'The test is printed: look for every mark on the paper.',
  ],
} as const satisfies WordTable
