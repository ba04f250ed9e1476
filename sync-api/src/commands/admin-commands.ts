import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { isPinText, makePin } from '#shared/pin.ts'
import { unreachable } from '#shared/result.ts'
import { businessDayOf } from '#shared/time.ts'
import { type AccountFault, createAccount } from '../access/office/accounts.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../access/office/password.ts'
import { createEnrolCode } from '../access/till/enrol-code.ts'
import { type Db, inTransaction } from '../db/pool.ts'
import { savePin } from '../masters/save-masters.ts'

export const ADMIN_HELP = `Cách dùng:
  npm run admin -- create --user TÊN [--password MẬT_KHẨU]   tạo tài khoản quản trị; không ghi mật khẩu thì sẽ hỏi
  npm run admin -- code --point MÃ_ĐIỂM                      lấy mã ghi danh để thêm một quầy vào điểm bán
  npm run admin -- staff --point MÃ_ĐIỂM                     xem ai bán ở điểm đó, mã nhân viên, đã có mã PIN chưa
  npm run admin -- set-pin --staff MÃ_NHÂN_VIÊN [--pin MÃ_PIN]   đặt mã PIN (4 đến 8 chữ số) cho người bán hàng; không ghi thì sẽ hỏi
  --data THƯ_MỤC  thư mục dữ liệu của văn phòng (bỏ qua khi có DATABASE_URL)`

export type AdminRequest = { dataDir: string | undefined } & (
  | { command: 'create'; user: string; password: string | undefined }
  | { command: 'code'; point: string }
  | { command: 'staff'; point: string }
  | { command: 'set-pin'; staff: string; pin: string | undefined }
)

/** What was asked, or the sentence that says what is missing. */
export function readAdminRequest(args: readonly string[]): AdminRequest | string {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { user: text, password: text, point: text, staff: text, pin: text, data: text },
      allowPositionals: true,
    })
    const [command, ...rest] = positionals
    // Not repeated: it may be half of a password.
    if (rest.length > 0) return 'Có chữ thừa sau lệnh. Giá trị có dấu cách phải đặt trong ngoặc kép.'
    if (command === 'create')
      return values.user
        ? { command, user: values.user, password: values.password, dataDir: values.data }
        : 'Thiếu --user TÊN: tên đăng nhập của tài khoản mới.'
    if (command === 'code' || command === 'staff')
      return values.point
        ? { command, point: values.point, dataDir: values.data }
        : 'Thiếu --point MÃ_ĐIỂM, ví dụ --point DLK-001.'
    if (command === 'set-pin')
      return values.staff
        ? { command, staff: values.staff, pin: values.pin, dataDir: values.data }
        : 'Thiếu --staff MÃ_NHÂN_VIÊN, ví dụ --staff nv-dlk-001-1.'
    return command ? `Không có lệnh “${command}”.` : 'Chưa ghi lệnh.'
  } catch (error) {
    return `Không hiểu tham số: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Does it, and answers with the sentence to show. */
export async function runAdmin(
  db: Db,
  request: AdminRequest,
  { ask, nowMs }: { ask: (question: string) => Promise<string>; nowMs: number },
): Promise<{ isDone: boolean; sentence: string }> {
  if (request.command === 'code') return makeCode(db, request.point, nowMs)
  if (request.command === 'staff') return listStaff(db, request.point)
  if (request.command === 'set-pin') {
    const pin = request.pin ?? (await ask('Mã PIN: '))
    return setPin(db, { staffId: request.staff, pin, nowMs })
  }
  const password = request.password ?? (await ask('Mật khẩu: '))
  const created = await createAccount(db, { username: request.user, password, role: 'admin' })
  return created.ok
    ? { isDone: true, sentence: `Đã tạo tài khoản quản trị “${created.value.username}”.` }
    : { isDone: false, sentence: faultSentence(created.error, request.user) }
}

async function makeCode(db: Db, code: string, nowMs: number) {
  const point = await findPoint(db, code)
  if (!point) return noPoint(code)
  const made = await createEnrolCode(db, { pointId: point.id, nowMs })
  const [year, month, day] = businessDayOf(made.expiresAtMs).split('-')
  const sentence =
    `Mã ghi danh cho ${point.code}, ${point.name}: ${made.code}\n` +
    `Dùng một lần, cho một quầy, đến hết ngày ${day}/${month}/${year}.`
  return { isDone: true, sentence }
}

async function listStaff(db: Db, code: string) {
  const point = await findPoint(db, code)
  if (!point) return noPoint(code)
  const { rows } = await db.query<{ id: string; name: string; role: string; hasPin: boolean }>(
    `select id, name, role, pin is not null as "hasPin" from staff where point_id = $1 and is_active order by id`,
    [point.id],
  )
  const lines = rows.map(({ id, name, role, hasPin }) => {
    const what = role === 'manager' ? 'quản lý' : 'thu ngân'
    return `${id}  ${name}, ${what}, ${hasPin ? 'có mã PIN' : 'chưa có mã PIN'}`
  })
  const head = `${point.code}, ${point.name}: ${rows.length} người`
  return { isDone: true, sentence: [head, ...lines].join('\n') }
}

async function findPoint(db: Db, code: string) {
  const found = await db.query<{ id: string; code: string; name: string }>(
    'select id, code, name from point where code = upper($1)',
    [code.trim()],
  )
  return found.rows[0]
}

function noPoint(code: string) {
  return { isDone: false, sentence: `Không có điểm bán nào mang mã “${code}”.` }
}

/** The PIN itself is kept nowhere: only what a till needs to know it by. */
async function setPin(db: Db, { staffId, pin, nowMs }: { staffId: string; pin: string; nowMs: number }) {
  if (!isPinText(pin)) return { isDone: false, sentence: 'Mã PIN phải có từ 4 đến 8 chữ số.' }
  const found = await db.query<{ id: string; name: string; code: string }>(
    'select staff.id, staff.name, point.code from staff join point on point.id = point_id where staff.id = lower($1)',
    [staffId.trim()],
  )
  const person = found.rows[0]
  if (!person) return { isDone: false, sentence: `Không có nhân viên nào mang mã “${staffId}”.` }
  const verifier = await makePin(pin, randomBytes(16))
  const changed = { by: 'npm run admin', nowMs }
  await inTransaction(db, (tx) => savePin(tx, { id: person.id, pin: verifier }, changed))
  const sentence = `Đã đặt mã PIN cho ${person.name} (${person.id}), điểm ${person.code}. Quầy nhận được khi có mạng.`
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
