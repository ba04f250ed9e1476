import { migrate } from '../db/migrate.ts'
import { rebuildBooks } from '../projections/rebuild.ts'
import { withBooks } from './with-books.ts'

const HELP = `Cách dùng: npm run rebuild -- [--data THƯ_MỤC] [--json]
  Xóa mọi bảng suy ra và dựng lại từ nhật ký gốc của các quầy; nhật ký không đổi. Quầy vẫn bán, gửi lên phải chờ.
  --data THƯ_MỤC  thư mục dữ liệu của văn phòng đang chạy (bỏ qua khi có DATABASE_URL)
  --json          in kết quả cho máy đọc`

await withBooks(HELP, async (db, { isJson }) => {
  await migrate(db)
  const done = await rebuildBooks(db)
  const sentence =
    `Đã dựng lại sổ từ ${done.entries.toLocaleString('vi-VN')} bút toán của ${done.tills} quầy. ` +
    `Không vào sổ được: ${done.notProjected.toLocaleString('vi-VN')}.`
  return { exitCode: 0, output: isJson ? JSON.stringify(done) : sentence }
})
