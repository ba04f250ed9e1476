import type { WordTable } from './table.ts'

/** What is wrong with a device, as half a sentence, and what it means for the sale. */
export const deviceWords = {
  'device.not-set': ['chưa khai máy in', 'no printer is set'],
  'device.unreachable': [
    'máy in không trả lời (tắt, rút dây hoặc sai địa chỉ)',
    'the printer does not answer (off, unplugged or another address)',
  ],
  'device.refused': [
    'thiết bị ở địa chỉ đó không nhận lệnh in',
    'what is at that address takes no print jobs',
  ],
  'device.not-found': ['máy không thấy thiết bị này (đã rút?)', 'this PC does not see it (unplugged?)'],
  'device.no-permission': ['hệ điều hành không cho dùng cổng này', 'the system does not let us use the port'],
  'device.busy': ['một chương trình khác đang giữ cổng này', 'another program holds the port'],
  'device.lost': ['đứt kết nối giữa chừng', 'the line broke in the middle'],
  'device.silent': ['nối được nhưng không trả lời', 'connected, but it says nothing'],
  'device.wrong-device': ['thiết bị này không phải loại cần dùng', 'it is not the kind of device needed'],
  'device.no-paper': ['máy in hết giấy', 'the printer is out of paper'],
  'device.cover-open': ['nắp máy in đang mở', 'the printer’s cover is open'],
  'device.cutter-jammed': ['kẹt dao cắt', 'the cutter is jammed'],
  'device.offline': ['máy in báo chưa sẵn sàng', 'the printer says it is not ready'],
  'device.timed-out': ['quá thời gian, đã bỏ lệnh in', 'not done in time; the job was given up'],
  'device.unsupported': ['máy này không in được cách đó', 'this system cannot print that way'],

  'print.failed': [
    'Chưa in được phiếu: {why}. Phiếu đã ghi sổ, bán tiếp được; sửa máy in rồi bấm {key} để in lại.',
    'Not printed: {why}. The sale is in the journal, sell on; mend the printer, then {key} prints it again.',
  ],
  'print.not-printed': ['Chưa in được: {why}.', 'Not printed: {why}.'],
  'drawer.failed': [
    'Ngăn kéo không mở: {why}. Mở bằng chìa khóa.',
    'The drawer did not open: {why}. Use its key.',
  ],
} as const satisfies WordTable
