import type { ErrorTable } from './explained.ts'

/** What the office or the line to it answered instead of taking what was sent. */
export const wireErrors = {
  'wire.offline': {
    vi: [
      'Không liên lạc được với văn phòng ({apiUrl}).',
      'Không mất gì: mọi phiếu nằm trên máy này và sẽ tự gửi.',
      'Kiểm tra mạng; đang ghi danh thì bấm lại, cùng mã vẫn được.',
    ],
    en: [
      'The office cannot be reached ({apiUrl}).',
      'Nothing is lost: all sales are on this machine and will be sent.',
      'Check the network; while enrolling press again, the same code still works.',
    ],
  },
  'wire.busy': {
    vi: ['Văn phòng đang bận.', 'Không mất gì, máy tự gửi lại.', 'Đợi một phút; đang ghi danh thì bấm lại.'],
    en: [
      'The office is busy.',
      'Nothing is lost, the till sends again by itself.',
      'Wait a minute; while enrolling press again.',
    ],
  },
  'wire.clock': {
    vi: [
      'Đồng hồ máy này lệch so với văn phòng.',
      'Không mất gì, máy tự chỉnh theo giờ văn phòng khi gửi.',
      'Xem lại ngày giờ của máy khi rảnh.',
    ],
    en: [
      'This machine’s clock is off.',
      'Nothing is lost, what is sent follows the office’s time.',
      'Set date and time of the machine when there is time.',
    ],
  },
  'wire.unknown-till': {
    vi: [
      'Văn phòng chưa biết quầy này.',
      'Không mất gì, mọi phiếu nằm trên máy và máy tự ghi danh lại.',
      'Bán tiếp; nếu còn báo sau một giờ, gọi văn phòng.',
    ],
    en: [
      'The office does not know this till.',
      'Nothing is lost, all sales are here and the till enrols again by itself.',
      'Sell on; if this is still here in an hour, call the office.',
    ],
  },
  'wire.bad-key': {
    vi: [
      'Văn phòng không nhận khóa của máy này.',
      'Không mất gì, mọi phiếu nằm trên máy nhưng chưa gửi được.',
      'Xin mã cấp riêng cho quầy này.',
    ],
    en: [
      'The office does not accept this machine’s key.',
      'Nothing is lost, all sales are here but cannot be sent.',
      'Ask for a code made for this till.',
    ],
  },
  'wire.bad-code': {
    vi: ['Mã này sai, đã dùng hoặc đã hết hạn.', 'Không mất gì.', 'Xin văn phòng cấp mã mới.'],
    en: ['This code is wrong, used, or has expired.', 'Nothing is lost.', 'Ask the office for a new one.'],
  },
  'wire.too-large': {
    vi: [
      'Lô bút toán vừa gửi quá lớn.',
      'Không mất gì, máy tự chia nhỏ và gửi lại.',
      'Không phải làm gì; nếu còn báo, gọi người hỗ trợ.',
    ],
    en: [
      'The batch just sent was too large.',
      'Nothing is lost, the till halves it and sends again.',
      'There is nothing to do; if it stays, call support.',
    ],
  },
  'wire.bad-request': {
    vi: [
      'Văn phòng không đọc được điều máy này gửi.',
      'Không mất gì, mọi phiếu nằm trên máy.',
      'Kiểm tra từng ký tự của mã và tên quầy; nếu không phải lúc ghi danh, cập nhật chương trình.',
    ],
    en: [
      'The office cannot read what this machine sent.',
      'Nothing is lost, all sales are here.',
      'Check every letter of code and name; when not enrolling, update the program.',
    ],
  },
  'stop.gap': {
    vi: [
      'Văn phòng thiếu bút toán trước đó của quầy này.',
      'Không mất gì, máy gửi lại từ chỗ thiếu.',
      'Bán tiếp; nếu còn báo sau một giờ, gọi văn phòng.',
    ],
    en: [
      'The office misses earlier entries of this till.',
      'Nothing is lost, the till sends from there again.',
      'Sell on; if this is still here in an hour, call the office.',
    ],
  },
  'stop.bad-hash': {
    vi: [
      'Một bút toán gửi đi không khớp với chuỗi của sổ.',
      'Phiếu vẫn ghi trên máy này nhưng ngừng gửi.',
      'Bán tiếp; gọi người hỗ trợ trong ngày.',
    ],
    en: [
      'An entry that was sent does not fit the journal’s chain.',
      'Sales are kept on this machine, nothing is sent.',
      'Sell on; call support today.',
    ],
  },
} as const satisfies ErrorTable

/** What the program of this machine answered. */
export const machineErrors = {
  'machine.not-following': {
    vi: [
      'Hộp đen và trang bán hàng không nối tiếp nhau.',
      'Không ghi gì, sổ cũ còn nguyên.',
      'Mở lại chương trình: máy tự đối chiếu hai bản sổ.',
    ],
    en: [
      'The black box and the page do not follow each other.',
      'Nothing is written, the journal is whole.',
      'Open the program again: it compares the two journals.',
    ],
  },
  'machine.disk-full': {
    vi: ['Ổ đĩa của máy đã đầy.', 'Không ghi gì, sổ cũ còn nguyên.', 'Xóa bớt tệp trên máy rồi thử lại.'],
    en: [
      'The machine’s disk is full.',
      'Nothing is written, the journal is whole.',
      'Delete files on this machine, then try again.',
    ],
  },
  'machine.io': {
    vi: [
      'Máy không đọc hoặc không ghi được.',
      'Các phiếu đã in vẫn an toàn.',
      'Mở lại chương trình; nếu vẫn vậy, gọi người hỗ trợ.',
    ],
    en: [
      'The machine could not read or write.',
      'All sales with a receipt are safe.',
      'Open the program again; if it stays, call support.',
    ],
  },
  'machine.bad-arguments': {
    vi: [
      'Trang và chương trình máy bán hàng không hiểu nhau.',
      'Không ghi gì.',
      'Mở lại chương trình; nếu vẫn vậy, cập nhật chương trình.',
    ],
    en: [
      'The page and the machine’s program do not understand each other.',
      'Nothing is written.',
      'Open the program again; if it stays, update it.',
    ],
  },
  'machine.disconnected': {
    vi: [
      'Mất liên lạc với chương trình máy bán hàng.',
      'Các phiếu đã in vẫn an toàn.',
      'Đóng cửa sổ này và mở lại chương trình.',
    ],
    en: [
      'The machine’s program does not answer.',
      'All sales with a receipt are safe.',
      'Close this window and open the program again.',
    ],
  },
  'machine.timeout': {
    vi: [
      'Máy trả lời quá chậm.',
      'Các phiếu đã in vẫn an toàn; phiếu đang ghi sẽ được hỏi lại.',
      'Đợi vài giây rồi thử lại.',
    ],
    en: [
      'The machine answers too slowly.',
      'All sales with a receipt are safe; one being written is asked about.',
      'Wait a few seconds and try again.',
    ],
  },
} as const satisfies ErrorTable
