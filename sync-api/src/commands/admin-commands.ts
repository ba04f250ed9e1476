import { parseArgs } from 'node:util'
import { unreachable } from '#shared/result.ts'
import { businessDayOf } from '#shared/time.ts'
import { type AccountFault, createAccount } from '../access/office/accounts.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../access/office/password.ts'
import { createEnrolCode } from '../access/till/enrol-code.ts'
import type { Db } from '../db/pool.ts'

export const ADMIN_HELP = `Cách dùng:
  npm run admin -- create --user TÊN [--password MẬT_KHẨU]   tạo tài khoản quản trị; không ghi mật khẩu thì sẽ hỏi
  npm run admin -- code --point MÃ_ĐIỂM                      lấy mã ghi danh để thêm một quầy vào điểm bán
  --data THƯ_MỤC  thư mục dữ liệu của văn phòng (bỏ qua khi có DATABASE_URL)`

export type AdminRequest = { dataDir: string | undefined } & (
  | { command: 'create'; user: string; password: string | undefined }
  | { command: 'code'; point: string }
)

/** What was asked, or the sentence that says what is missing. */
export function readAdminRequest(args: readonly string[]): AdminRequest | string {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { user: text, password: text, point: text, data: text },
      allowPositionals: true,
    })
    const [command, ...rest] = positionals
    // Not repeated: it may be half of a password.
    if (rest.length > 0) return 'Có chữ thừa sau lệnh. Giá trị có dấu cách phải đặt trong ngoặc kép.'
    if (command === 'create')
      return values.user
        ? { command, user: values.user, password: values.password, dataDir: values.data }
        : 'Thiếu --user TÊN: tên đăng nhập của tài khoản mới.'
    if (command === 'code')
      return values.point
        ? { command, point: values.point, dataDir: values.data }
        : 'Thiếu --point MÃ_ĐIỂM, ví dụ --point DLK-001.'
    return command ? `Không có lệnh “${command}”.` : 'Chưa ghi lệnh.'
  } catch (error) {
    return `Không hiểu tham số: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Does it, and answers with the sentence to show. */
export async function runAdmin(
  db: Db,
  request: AdminRequest,
  { askPassword, nowMs }: { askPassword: () => Promise<string>; nowMs: number },
): Promise<{ isDone: boolean; sentence: string }> {
  if (request.command === 'code') return makeCode(db, request.point, nowMs)
  const password = request.password ?? (await askPassword())
  const created = await createAccount(db, { username: request.user, password, role: 'admin' })
  return created.ok
    ? { isDone: true, sentence: `Đã tạo tài khoản quản trị “${created.value.username}”.` }
    : { isDone: false, sentence: faultSentence(created.error, request.user) }
}

async function makeCode(db: Db, code: string, nowMs: number) {
  const found = await db.query<{ id: string; code: string; name: string }>(
    'select id, code, name from point where code = upper($1)',
    [code.trim()],
  )
  const point = found.rows[0]
  if (!point) return { isDone: false, sentence: `Không có điểm bán nào mang mã “${code}”.` }
  const made = await createEnrolCode(db, { pointId: point.id, nowMs })
  const [year, month, day] = businessDayOf(made.expiresAtMs).split('-')
  const sentence =
    `Mã ghi danh cho ${point.code}, ${point.name}: ${made.code}\n` +
    `Dùng một lần, cho một quầy, đến hết ngày ${day}/${month}/${year}.`
  return { isDone: true, sentence }
}

function faultSentence(fault: AccountFault, user: string): string {
  switch (fault) {
    case 'bad-username':
      return `Tên “${user}” không dùng được: từ 2 đến 40 chữ cái không dấu, chữ số, dấu chấm, gạch ngang hay gạch dưới.`
    case 'bad-password':
      return `Mật khẩu phải có từ ${MIN_PASSWORD_LENGTH} đến ${MAX_PASSWORD_LENGTH} ký tự.`
    case 'username-taken':
      return `Đã có tài khoản “${user}”.`
    default:
      return unreachable(fault)
  }
}
