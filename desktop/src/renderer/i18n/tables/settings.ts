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
} as const satisfies WordTable
