import { businessDayOf } from '#shared/time.ts'
import { verdictSentences } from './verify/sentences.ts'
import { verifyBooks } from './verify/verify-books.ts'
import { withBooks } from './with-books.ts'

const HELP = `Cách dùng: npm run verify -- [--data THƯ_MỤC] [--json]
  Tính lại mọi số tổng và báo cáo từ nhật ký gốc của các quầy; lệch một đồng là báo và kết thúc với mã 1.
  --data THƯ_MỤC  thư mục dữ liệu của văn phòng đang chạy (bỏ qua khi có DATABASE_URL)
  --json          in kết quả cho máy đọc`

await withBooks(HELP, async (db, { isJson }) => {
  const verdict = await verifyBooks(db, businessDayOf(Date.now()))
  const isSound = verdict.differenceCount === 0
  const output = isJson ? JSON.stringify({ isSound, ...verdict }) : verdictSentences(verdict).join('\n')
  return { exitCode: isSound ? 0 : 1, output }
})
