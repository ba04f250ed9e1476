import type { ErrorTable } from './explained.ts'

/** Printer, scanner and scale: none of them ever stops a sale. `device`: what it is, as the page calls it. */
export const deviceErrors = {
  'device.not-set': {
    vi: ['Quầy này chưa khai {device}.', 'Bán vẫn được.', 'Khai ở Cài đặt, phần Thiết bị.'],
    en: ['No {device} is set at this till.', 'Selling goes on.', 'Set it in the settings, under Devices.'],
  },
  'device.unreachable': {
    vi: [
      'Không gọi được {device}: đang tắt, tuột dây mạng hoặc sai địa chỉ.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Bật máy, cắm lại dây; nếu vẫn vậy, xem địa chỉ ở Cài đặt, phần Thiết bị.',
    ],
    en: [
      'The {device} does not answer: off, unplugged or at another address.',
      'Selling goes on; money and journal are safe.',
      'Switch it on, plug it in; if it stays, look at the address in the settings, under Devices.',
    ],
  },
  'device.refused': {
    vi: [
      'Địa chỉ của {device} có máy khác trả lời và không nhận lệnh.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Xem lại địa chỉ và số cổng ở Cài đặt, phần Thiết bị.',
    ],
    en: [
      'What answers at the address of the {device} takes no jobs.',
      'Selling goes on; money and journal are safe.',
      'Look at address and port in the settings, under Devices.',
    ],
  },
  'device.not-found': {
    vi: [
      'Máy tính không thấy {device} nữa: có lẽ đã rút dây.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Cắm lại dây; máy tự nhận, không cần mở lại chương trình.',
    ],
    en: [
      'This PC no longer sees the {device}: probably unplugged.',
      'Selling goes on; money and journal are safe.',
      'Plug it in again; it is found by itself.',
    ],
  },
  'device.no-permission': {
    vi: [
      'Hệ điều hành không cho chương trình dùng cổng của {device}.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Nhờ người hỗ trợ cấp quyền dùng cổng này.',
    ],
    en: [
      'The operating system does not let us use the port of the {device}.',
      'Selling goes on; money and journal are safe.',
      'Ask support for the right to use the port.',
    ],
  },
  'device.busy': {
    vi: [
      'Một chương trình khác đang giữ cổng của {device}.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Đóng chương trình kia, hoặc khởi động lại máy tính.',
    ],
    en: [
      'Another program holds the port of the {device}.',
      'Selling goes on; money and journal are safe.',
      'Close the other program, or restart the PC.',
    ],
  },
  'device.lost': {
    vi: [
      'Mất kết nối với {device} giữa chừng.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Xem dây cắm và nguồn điện.',
    ],
    en: [
      'The line to the {device} broke in the middle.',
      'Selling goes on; money and journal are safe.',
      'Look at its cable and its power.',
    ],
  },
  'device.silent': {
    vi: [
      'Nối được với {device} nhưng không thấy trả lời.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Tắt đi bật lại; nếu loại này không biết trả lời, chọn như vậy ở Cài đặt, phần Thiết bị.',
    ],
    en: [
      'The {device} is connected and says nothing.',
      'Selling goes on; money and journal are safe.',
      'Switch it off and on; if this model never answers, say so in the settings, under Devices.',
    ],
  },
  'device.wrong-device': {
    vi: [
      'Thiết bị trả lời không giống {device}.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Chọn lại cổng, tốc độ hoặc loại ở Cài đặt, phần Thiết bị.',
    ],
    en: [
      'What answers is not like a {device}.',
      'Selling goes on; money and journal are safe.',
      'Choose port, speed or type again in the settings, under Devices.',
    ],
  },
  'device.no-paper': {
    vi: ['Hết giấy ở {device}.', 'Bán tiếp được, phiếu vẫn nằm trong sổ.', 'Thay cuộn giấy mới.'],
    en: ['The {device} is out of paper.', 'Selling goes on; slips are in the journal.', 'Put in a new roll.'],
  },
  'device.cover-open': {
    vi: ['Nắp {device} đang mở.', 'Bán tiếp được, phiếu vẫn nằm trong sổ.', 'Đậy nắp cho chặt.'],
    en: [
      'The cover of the {device} is open.',
      'Selling goes on; slips are in the journal.',
      'Close it until it clicks.',
    ],
  },
  'device.cutter-jammed': {
    vi: [
      'Kẹt dao cắt giấy ở {device}.',
      'Bán tiếp được, phiếu vẫn nằm trong sổ.',
      'Tắt máy in, gỡ giấy kẹt rồi bật lại.',
    ],
    en: [
      'The cutter of the {device} is jammed.',
      'Selling goes on; slips are in the journal.',
      'Switch it off, take out the paper, switch it on.',
    ],
  },
  'device.offline': {
    vi: [
      'Chưa sẵn sàng: {device} báo đang dừng, nóng hoặc hỏng.',
      'Bán tiếp được, phiếu vẫn nằm trong sổ.',
      'Bấm nút trên máy in, hoặc tắt đi bật lại.',
    ],
    en: [
      'Not ready: the {device} says it is stopped, hot or broken.',
      'Selling goes on; slips are in the journal.',
      'Press its button, or switch it off and on.',
    ],
  },
  'device.timed-out': {
    vi: [
      'Quá lâu không xong, đã bỏ lệnh gửi {device}.',
      'Bán tiếp được; lệnh cũ sẽ không in ra nữa.',
      'Xem giấy và nguồn điện.',
    ],
    en: [
      'Not done in time; the job for the {device} was given up.',
      'Selling goes on; the old job will not come out later.',
      'Look at paper and power.',
    ],
  },
  'device.unsupported': {
    vi: [
      'Máy tính này không dùng được {device} theo cách đó.',
      'Bán tiếp được, tiền và sổ không ảnh hưởng.',
      'Chọn cách nối khác ở Cài đặt, phần Thiết bị.',
    ],
    en: [
      'This PC cannot use the {device} that way.',
      'Selling goes on; money and journal are safe.',
      'Choose another connection in the settings, under Devices.',
    ],
  },
} as const satisfies ErrorTable
