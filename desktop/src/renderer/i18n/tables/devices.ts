import type { WordTable } from './table.ts'

/** Paper, drawer, scanner and scale while selling. */
export const deviceWords = {
  'device.name.printer': ['máy in', 'printer'],
  'device.name.scanner': ['máy quét', 'scanner'],
  'device.name.scale': ['cân', 'scale'],
  'device.lost.scanner': ['Mất máy quét', 'Scanner lost'],
  'device.lost.scale': ['Mất cân', 'Scale lost'],
  'device.back.scanner': ['Đã nhận lại máy quét.', 'The scanner is back.'],
  'device.back.scale': ['Đã nhận lại cân.', 'The scale is back.'],
  'device.open-settings': ['Mở Cài đặt, phần Thiết bị', 'Open the settings of devices'],

  'print.failed': ['Chưa in được {name}.', '{name} is not printed.'],
  'print.again': ['In lại', 'Print again'],
  'print.let-be': ['Bỏ qua', 'Let it be'],
  'print.paper-low': [
    'Máy in sắp hết giấy. Bán tiếp được; để sẵn cuộn mới.',
    'The printer is low on paper. Sell on; have a new roll ready.',
  ],
  'print.slip.sale': ['phiếu {number}', 'slip {number}'],
  'print.slip.copy': ['bản in lại của phiếu {number}', 'the copy of {number}'],
  'print.slip.return': ['phiếu trả hàng {number}', 'return slip {number}'],
  'print.slip.x': ['báo cáo X', 'the X report'],
  'print.slip.z': ['báo cáo chốt ca Z', 'the Z report'],
  'print.now': ['In ra giấy', 'Print it'],
  'print.z.again': ['In lại Z (có đánh dấu)', 'Print Z again (marked)'],
  'print.return.again': ['In lại (có đánh dấu)', 'Print again (marked)'],
  'print.done': ['Đã in {name}.', '{name} is printed.'],
  'drawer.failed': ['Ngăn kéo chưa mở được; mở bằng chìa khóa.', 'The drawer did not open; use its key.'],

  'scale.reading': ['Cân: {weight}', 'Scale: {weight}'],
  'scale.waiting': [
    'Đặt {name} lên cân và đợi số đứng yên.',
    'Put {name} on the scale and wait until it stands.',
  ],
  'scale.take': ['Lấy số cân', 'Take the weight'],
} as const satisfies WordTable
