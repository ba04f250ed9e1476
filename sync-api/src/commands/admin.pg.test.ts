import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPin } from '#shared/pin.ts'
import { businessDay } from '#shared/time.ts'
import { signIn } from '../access/office/sign-in.ts'
import { inTransaction } from '../db/pool.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { saveOperators } from '../masters/operators.ts'
import { savePoints } from '../masters/points.ts'
import { saveStaff } from '../masters/staff.ts'

const { pool: db, connectionString, drop } = await createTestDatabase('admin')
const PASSWORD = 'mật khẩu đủ dài'
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ocop admin ă '))
  await writeFile(join(dataDir, 'office.json'), JSON.stringify({ databaseUrl: connectionString }))
  const today = businessDay('2026-11-22')
  await inTransaction(db, async (tx) => {
    const operator = { id: 'op', name: 'A', legalForm: 'company', taxCode: '' } as const
    await saveOperators(tx, [{ ...operator, vat: [{ validFrom: today, method: 'direct' }] }], today)
    const point = { id: 'fair', code: 'HC-001', name: 'Hội chợ', kind: 'fair', address: '' } as const
    const lan = { id: 'nv-lan', name: 'Lan', role: 'cashier', pointId: 'fair', isActive: true } as const
    const place = { areaCode: null, clusterCode: null, operatorId: 'op' }
    await savePoints(tx, [{ ...point, ...place, openedOn: today, closedOn: null }], today)
    await saveStaff(tx, [lan])
  })
})
afterAll(async () => {
  await rm(dataDir, { recursive: true })
  await drop()
})

test('makes an account that can sign in, once', async () => {
  const first = await admin(['create', '--user', 'Lan', '--password', PASSWORD])
  expect(first).toEqual({ code: 0, out: 'Đã tạo tài khoản quản trị “lan”.\n', error: '' })
  expect(await signIn(db, { username: 'lan', password: PASSWORD, address: '::1' })).toMatchObject({
    ok: true,
  })
  const again = await admin(['create', '--user', 'lan', '--password', PASSWORD])
  expect(again).toEqual({ code: 2, out: '', error: 'Đã có tài khoản “lan”.\n' })
})

test('asks for the password when none is given, and shows it nowhere', async () => {
  const asked = await admin(['create', '--user', 'minh'], `${PASSWORD}\n`)
  expect(asked).toMatchObject({ code: 0, error: 'Mật khẩu: \n' })
  expect(asked.out).not.toContain(PASSWORD)
  expect(await signIn(db, { username: 'minh', password: PASSWORD, address: '::1' })).toMatchObject({
    ok: true,
  })
})

test('makes an enrolment code for a point, of which only the hash is kept', async () => {
  const made = await admin(['code', '--point', 'hc-001'])
  expect(made.out).toMatch(/^Mã ghi danh cho HC-001, Hội chợ: ([0-9A-Z]{4}-){2}[0-9A-Z]{4}\nDùng một lần/)
  const kept = await db.query('select point_id, code_hash::text as hash from enrol_code')
  expect(kept.rows).toMatchObject([{ point_id: 'fair' }])
})

test('[T45] sets a PIN that the tills can check and nobody can read', async () => {
  const set = await admin(['set-pin', '--staff', 'NV-Lan', '--pin', '246810'])
  expect(set).toMatchObject({ code: 0, out: expect.stringMatching(/^Đã đặt mã PIN cho Lan .*HC-001/) })
  expect(set.out).not.toContain('246810')
  const sent = await db.query(`select row from feed_change where table_name = 'staff'`)
  expect(JSON.stringify(sent.rows)).not.toContain('246810')
  expect(await isPin('246810', sent.rows[0].row.pin)).toBe(true)
  expect(await admin(['set-pin', '--staff', 'nv-lan'], '1357\n')).toMatchObject({
    code: 0,
    error: 'Mã PIN: \n',
  })
  const again = await db.query('select pin from staff')
  expect(await isPin('1357', again.rows[0].pin)).toBe(true)
})

test('lists who sells at a point, with ids and whether they have a PIN, and no PIN', async () => {
  await db.query('update staff set pin = null')
  const before = await admin(['staff', '--point', 'hc-001'])
  expect(before.out).toBe('HC-001, Hội chợ: 1 người\nnv-lan  Lan, thu ngân, chưa có mã PIN\n')
  await admin(['set-pin', '--staff', 'nv-lan', '--pin', '2468'])
  const after = await admin(['staff', '--point', 'HC-001'])
  expect(after.out).toBe('HC-001, Hội chợ: 1 người\nnv-lan  Lan, thu ngân, có mã PIN\n')
})

test.each([
  [[], /Chưa ghi lệnh.*Cách dùng/s],
  [['drop'], /Không có lệnh “drop”/],
  [['create'], /Thiếu --user/],
  [['create', '--user', 'Nguyễn Lan', '--password', PASSWORD], /Tên “Nguyễn Lan” không dùng được/],
  [['create', '--user', 'x1', '--password', 'ngắn'], /Mật khẩu phải có từ 10 đến 200 ký tự/],
  [['create', '--user', 'x1', '--pasword', 'y'], /Không hiểu tham số/],
  [['create', '--user', 'x1', 'mật', 'khẩu'], /^Có chữ thừa sau lệnh/],
  [['code', '--point', 'DLK-999'], /Không có điểm bán nào mang mã “DLK-999”/],
  [['staff', '--point', 'DLK-999'], /Không có điểm bán nào mang mã “DLK-999”/],
  [['set-pin'], /Thiếu --staff/],
  [['set-pin', '--staff', 'nobody', '--pin', '1234'], /Không có nhân viên nào mang mã “nobody”/],
  [['set-pin', '--staff', 'nv-lan', '--pin', '12a4'], /Mã PIN phải có từ 4 đến 8 chữ số/],
  [['code', '--point', 'x', '--data', '/nowhere/at/all'], /Không thấy văn phòng nào chạy.*npm run office/],
])('says in a sentence what is wrong with %j', async (args, sentence) => {
  const answer = await admin(args)
  expect(answer).toMatchObject({ code: 2, out: '', error: expect.stringMatching(sentence) })
  expect(answer.error).not.toMatch(/\n {4}at /)
})

test('says so when the office is not running', async () => {
  const gone = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/ocop' }
  const answer = await admin(['code', '--point', 'HC-001'], '', gone)
  expect(answer).toMatchObject({ code: 2, error: expect.stringMatching(/Văn phòng .* có đang chạy không/) })
})

async function admin(args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}) {
  const program = fileURLToPath(new URL('admin.ts', import.meta.url))
  const data = args.includes('--data') ? [] : ['--data', dataDir]
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [program, ...args, ...data], { env: { ...env, ...environment } })
  child.stdin.end(input)
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { code, out, error }
}
