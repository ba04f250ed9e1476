import type { Difference } from './difference.ts'
import type { Verdict } from './verify-books.ts'

const MAX_SHOWN = 20
const MONEY = new Set([
  'lateTotal',
  'total',
  'gross',
  'discount',
  'amount',
  'vat',
  'rounding',
  'ocopAmount',
  'cash',
  'vietqr',
  'card',
  'wallet',
  'returnTotal',
  'returnAmount',
])

const FIGURES: Readonly<Record<string, string>> = {
  total: 'tổng tiền',
  gross: 'tiền hàng trước giảm',
  discount: 'giảm giá',
  amount: 'thành tiền',
  vat: 'thuế GTGT',
  rounding: 'làm tròn',
  ocopAmount: 'tiền hàng OCOP',
  cash: 'tiền mặt',
  vietqr: 'VietQR',
  card: 'thẻ',
  wallet: 'ví điện tử',
  quantity: 'số lượng (phần nghìn)',
  saleCount: 'số lần bán',
  lineCount: 'số dòng hàng',
  returnCount: 'số lần trả hàng',
  returnTotal: 'tiền trả lại',
  correctionCount: 'số lần sửa cách trả tiền',
  returnQuantity: 'số lượng trả lại (phần nghìn)',
  returnAmount: 'tiền hàng trả lại',
  returnLineCount: 'số dòng hàng trả lại',
  kind: 'loại',
  ofHash: 'phiếu bán được trả hay sửa',
  isOver: 'trả quá số đã bán',
  row: 'dòng',
  rows: 'số dòng',
  day: 'ngày',
  days: 'số ngày',
  datedMs: 'thời điểm',
  status: 'trạng thái',
  receivedMs: 'lúc nhận',
  lateCount: 'số phiếu về muộn',
  lateTotal: 'tiền bán về muộn',
  isUndated: 'không rõ ngày',
  isCorrected: 'ngày đã sửa',
  saleId: 'mã lần bán hay trả',
  seq: 'số thứ tự',
  hash: 'mã băm',
  head: 'đầu nhật ký',
  reason: 'cờ',
}

const TABLES: Readonly<Record<string, string>> = {
  entry: 'nhật ký gốc',
  master_history: 'lịch sử danh mục',
  entry_flag: 'cờ của bút toán',
  sale: 'danh sách bán hàng',
  sales_daily: 'tổng ngày theo sản phẩm',
  point_daily: 'tổng ngày của điểm bán',
  point_period: 'tổng kỳ của điểm bán',
  'report salesOfPoint': 'báo cáo điểm bán',
  'report provinceMonths': 'báo cáo toàn tỉnh',
}

/** What was checked and what is wrong, a sentence each, the first differences only. */
export function verdictSentences(verdict: Verdict): string[] {
  const { points, tills, entries, incomplete, differences, differenceCount } = verdict
  const { holes, unsent, notProjected } = incomplete
  const checked = `Đã tính lại từ ${number(entries)} bút toán của ${tills} quầy ở ${points} điểm bán.`
  const missing = `Còn thiếu: ${number(unsent)} bút toán chưa gửi lên, ${number(holes)} chỗ trống, ${number(notProjected)} không đọc được.`
  if (differenceCount === 0) return [checked, missing, 'Sổ khớp từng đồng.']
  const shown = differences.slice(0, MAX_SHOWN).map(differenceSentence)
  const more =
    differenceCount > shown.length ? [`… và ${number(differenceCount - shown.length)} chỗ nữa.`] : []
  return [checked, missing, `SỔ LỆCH ở ${number(differenceCount)} chỗ:`, ...shown, ...more]
}

export function differenceSentence(difference: Difference): string {
  const { table, pointId, day, product, tillId, seq, figure, found, expected } = difference
  const place = [
    TABLES[table] ?? table,
    ...(pointId ? [`điểm ${pointId}`] : []),
    ...(day ? [`ngày ${day.split('-').toReversed().join('/')}`] : []),
    ...(product ? [`sản phẩm ${product}`] : []),
    ...(tillId ? [`quầy ${tillId}`] : []),
    ...(seq ? [`bút toán ${seq}`] : []),
  ].join(', ')
  const name = FIGURES[figure] ?? figure
  return `- ${place}: ${name} đang là ${shown(figure, found)}, theo nhật ký phải là ${shown(figure, expected)}.`
}

function shown(figure: string, value: string | number | null): string {
  if (value === null) return 'không có'
  if (value === 'row') return 'có'
  if (typeof value === 'string') return value === '' ? 'không' : value
  return MONEY.has(figure) ? `${number(value)} ₫` : number(value)
}

function number(value: number): string {
  return value.toLocaleString('vi-VN')
}
