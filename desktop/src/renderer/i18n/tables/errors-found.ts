import type { ErrorTable } from './explained.ts'

/** What start-up found of the two stores and of the office's word on this till. */
export const findingErrors = {
  'finding.tail-copied-to-store': {
    vi: [
      'Khi khởi động: đã chép lại {count, number} bút toán từ hộp đen.',
      'Không mất gì.',
      'Không phải làm gì.',
    ],
    en: [
      'At start: {count, number} entries were copied back from the black box.',
      'Nothing is lost.',
      'There is nothing to do.',
    ],
  },
  'finding.tail-copied-to-box': {
    vi: [
      'Khi khởi động: đã chép bổ sung {count, number} bút toán vào hộp đen.',
      'Không mất gì.',
      'Không phải làm gì.',
    ],
    en: [
      'At start: {count, number} entries were added to the black box.',
      'Nothing is lost.',
      'There is nothing to do.',
    ],
  },
  'finding.store-rebuilt': {
    vi: [
      'Kho dữ liệu của trang đã mất; đã dựng lại {count, number} bút toán từ hộp đen.',
      'Không mất phiếu nào.',
      'Bán tiếp; báo quản lý nếu lặp lại.',
    ],
    en: [
      'The page’s database was gone; {count, number} entries were rebuilt from the black box.',
      'No sale is lost.',
      'Sell on; tell the manager if it happens again.',
    ],
  },
  'finding.box-rebuilt': {
    vi: [
      'Hộp đen đã mất; đã dựng lại {count, number} bút toán từ kho dữ liệu.',
      'Không mất phiếu nào.',
      'Bán tiếp; báo quản lý nếu lặp lại.',
    ],
    en: [
      'The black box was gone; {count, number} entries were rebuilt from the database.',
      'No sale is lost.',
      'Sell on; tell the manager if it happens again.',
    ],
  },
  'finding.key-lost': {
    vi: [
      'Khóa của quầy đã mất cùng kho dữ liệu.',
      'Sổ còn nguyên, nhưng chưa gửi được về văn phòng.',
      'Bán tiếp được; xin văn phòng một mã thay khóa cho quầy này.',
    ],
    en: [
      'The till’s key went with its database.',
      'The journal is whole, but nothing reaches the office.',
      'Sell on; ask the office for a code that replaces the key.',
    ],
  },
  'finding.branch-set-aside': {
    vi: [
      'Hai bản sổ khác nhau từ bút toán {fromSeq, number}.',
      'Không xóa gì: một nhánh đã cất riêng và sẽ gửi văn phòng.',
      'Báo quản lý, giữ phiếu giấy.',
    ],
    en: [
      'The two journals differ from entry {fromSeq, number} on.',
      'Nothing is deleted: one branch is set aside and will be sent.',
      'Tell the manager, keep the paper receipts.',
    ],
  },
  'finding.behind-server': {
    vi: ['Sổ ở máy này thiếu so với văn phòng; đang lấy về.', 'Văn phòng giữ đủ.', 'Bán tiếp được.'],
    en: [
      'The journal here is shorter than the office’s; the rest is being fetched.',
      'The office holds all of it.',
      'Sell on.',
    ],
  },
  'finding.hole': {
    vi: [
      'Bút toán {seq, number} hỏng ở cả hai nơi.',
      'Một bút toán có thể đã mất.',
      'Báo ngay cho quản lý và giữ phiếu giấy.',
    ],
    en: [
      'Entry {seq, number} is damaged in both places.',
      'One entry may be lost.',
      'Tell the manager now and keep the paper receipts.',
    ],
  },
  'finding.hole-filled': {
    vi: ['Bút toán {seq, number} từng hỏng, nay đã lấy lại được.', 'Không mất gì.', 'Không phải làm gì.'],
    en: ['Entry {seq, number}, once damaged, is back.', 'Nothing is lost.', 'There is nothing to do.'],
  },
  'finding.entry-mended': {
    vi: [
      'Bút toán {seq, number} hỏng ở một nơi, đã chép lại từ nơi kia.',
      'Không mất gì.',
      'Nếu gặp lại nhiều lần, báo quản lý thay ổ đĩa.',
    ],
    en: [
      'Entry {seq, number} was damaged in one place and was copied from the other.',
      'Nothing is lost.',
      'If this comes often, tell the manager to have the disk replaced.',
    ],
  },
  'finding.box-damaged': {
    vi: [
      'Hộp đen hỏng từ bút toán {seq, number}.',
      'Không mất gì, nhưng chỉ còn một bản tốt.',
      'Tắt và mở lại quầy khi vắng khách.',
    ],
    en: [
      'The black box is damaged from entry {seq, number} on.',
      'Nothing is lost, but only one good copy is left.',
      'Close the till and start it again when no one is waiting.',
    ],
  },
  'finding.last-sale-kept': {
    vi: [
      'Phiếu số {number}, phiếu cuối cùng trước khi tắt máy, đã được giữ lại.',
      'Không mất gì.',
      'Không nhập lại; in lại nếu khách cần.',
    ],
    en: [
      'Sale {number}, the last before the till went off, was kept.',
      'Nothing is lost.',
      'Do not enter it again; reprint it if the buyer needs it.',
    ],
  },
  'finding.side-lost': {
    vi: [
      'Mất thông tin khách để xuất hóa đơn của {count, number} phiếu, từ phiếu số {number, number}.',
      'Phiếu và tiền còn đủ.',
      'Nếu khách cần hóa đơn, hỏi lại khách rồi báo quản lý.',
    ],
    en: [
      'What buyers gave for an invoice is lost for {count, number} sales, from sale {number, number} on.',
      'The sales and the money are all there.',
      'If a buyer needs the invoice, ask them again and tell the manager.',
    ],
  },
  'finding.store-is-newer': {
    vi: [
      'Dữ liệu trên máy do một bản chương trình mới hơn ghi.',
      'Dữ liệu còn nguyên, bản này không động vào.',
      'Mở bằng bản mới đó.',
    ],
    en: [
      'A newer program wrote the data on this machine.',
      'The data is whole, this version leaves it alone.',
      'Open it with the newer one.',
    ],
  },
  'finding.forked': {
    vi: [
      'Có một máy khác đang ghi sổ dưới tên quầy này.',
      'Phiếu vẫn ghi trên máy này nhưng ngừng gửi.',
      'Bán tiếp được; gọi văn phòng.',
    ],
    en: [
      'Another machine writes under this till’s name.',
      'Sales are kept on this machine, nothing is sent.',
      'Sell on; call the office.',
    ],
  },
  'finding.revoked': {
    vi: [
      'Văn phòng đã thu hồi quầy này.',
      'Phiếu vẫn ghi trên máy này nhưng không còn được tính ở văn phòng.',
      'Gọi văn phòng trước khi bán tiếp.',
    ],
    en: [
      'The office has revoked this till.',
      'Sales are kept on this machine, the office no longer counts them.',
      'Call the office before you sell on.',
    ],
  },
  'finding.catalogue-row-skipped': {
    vi: [
      '{count, number} dòng danh mục chưa đọc được.',
      'Phiếu bán không sao; các hàng đó chưa bán được.',
      'Cập nhật chương trình.',
    ],
    en: [
      '{count, number} rows of the catalogue cannot be read yet.',
      'Sales are safe; those goods cannot be sold yet.',
      'Update the program.',
    ],
  },
} as const satisfies ErrorTable
