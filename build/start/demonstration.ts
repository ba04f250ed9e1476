import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { must } from '#shared/result.ts'
import { startKiosk } from '../../desktop/src/kiosk/start-kiosk.ts'
import { createAccount } from '../../sync-api/src/access/office/accounts.ts'
import { createEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { DEMO_PINS } from '../demo/demo-pins.ts'
import { fillDemo } from '../demo/fill-demo.ts'
import { buildPages } from '../pages/build-pages.ts'
import { holdDatabase, holdPostgres, holdServer, ownDatabase } from './office-parts.ts'
import { holdWindow } from './open-till.ts'
import type { Program } from './program.ts'
import { say, show } from './say.ts'
import { takePorts } from './take-ports.ts'

/** What is known of a demo network that was filled to its end. */
const demoNoteSchema = z.object({ seed: z.int(), user: z.string(), password: z.string() })
type DemoNote = z.infer<typeof demoNoteSchema>

const SEED = 1
const DATABASE = 'ocop_demo'
/** Where the till that is opened may enrol. */
const TILL_POINT = 'Trung tâm OCOP huyện cũ Krông Năng'
const DAY_MS = 86_400_000
/** Who works at the till of the demo, with their PINs. */
const TILL_LOGINS = [
  { role: 'manager', user: 'Quản lý', password: DEMO_PINS.manager },
  { role: 'cashier', user: 'Thu ngân 1', password: DEMO_PINS.cashier },
]

/**
 * The whole product at work on invented data: the office with its own PostgreSQL and the demo network, and one
 * till. The demo has a database of its own, so it never touches what an office keeps in the same folder.
 */
export async function startDemonstration(program: Program): Promise<void> {
  const { options, folder, lifetime } = program
  const ports = await takePorts(program)
  const serverUrl = await holdPostgres(program)
  await buildPages((name) => say(`Đang dựng trang ${name}…`, `Building the page ${name}…`))
  const { databaseUrl, note, code } = await openDemo(program, serverUrl)
  const apiUrl = await holdServer(program, { databaseUrl, port: ports.office })
  // The commands (verify, rebuild, admin) find the running books here.
  folder.write('office.json', { officeUrl: apiUrl, databaseUrl })
  const kiosk = await lifetime.hold(
    startKiosk({
      dataDir: join(folder.path, 'till'),
      port: ports.till,
      apiUrl,
      suggestedCode: code,
      log: () => {},
    }),
  )
  const logins = [{ role: 'admin', user: note.user, password: note.password }, ...TILL_LOGINS]
  const ready = { officeUrl: apiUrl, apiUrl, tillUrl: kiosk.url, logins, enrolCode: code }
  if (options.isJson) process.stdout.write(`${JSON.stringify(ready)}\n`)
  tellPeople(ready)
  if (!options.isHeadless) showTill(program, ready)
}

type Ready = {
  officeUrl: string
  apiUrl: string
  tillUrl: string
  logins: { role: string; user: string; password: string }[]
  enrolCode: string
}

type Demo = { databaseUrl: string; note: DemoNote; code: string }

async function openDemo(program: Program, serverUrl: string): Promise<Demo> {
  const { folder } = program
  const known = demoNoteSchema.safeParse(folder.read('demo.json'))
  // A demo network that was cut short while it was made is thrown away whole.
  const databaseUrl = await ownDatabase(serverUrl, DATABASE, { isFresh: !known.success })
  const db = await holdDatabase(program, databaseUrl)
  const note = known.success ? known.data : await makeDemo(db)
  folder.write('demo.json', note)
  return { databaseUrl, note, code: await makeTillCode(db) }
}

async function makeDemo(db: Db): Promise<DemoNote> {
  const note = { seed: SEED, user: 'admin', password: randomBytes(9).toString('base64url') }
  say('Đang tạo mạng lưới mẫu (khoảng một phút)…', 'Making the demo network (about a minute)…')
  const account = await createAccount(db, { username: note.user, password: note.password, role: 'admin' })
  if (!account.ok) throw new Error(`the demo's account: ${account.error}`)
  await fillDemo(db, { seed: note.seed, nowMs: Date.now() }, (done, all) => {
    if (done % 20 === 0 || done === all) say(`${done}/${all} điểm bán`, `${done}/${all} points`)
  })
  return note
}

/** A fresh code at every start: one that was used or has expired opens nothing. */
async function makeTillCode(db: Db): Promise<string> {
  const { rows } = await db.query<{ id: string }>('select id from point where name = $1', [TILL_POINT])
  const { id } = must(rows[0], `the point ${TILL_POINT}`)
  return (await createEnrolCode(db, { pointId: id, nowMs: Date.now(), lifeMs: 30 * DAY_MS })).code
}

function tellPeople({ officeUrl, tillUrl, logins, enrolCode }: Ready): void {
  show('Văn phòng / Office', officeUrl)
  const isOfTill = ({ role }: Ready['logins'][number]) => role !== 'admin'
  for (const { user, password } of logins.filter((login) => !isOfTill(login)))
    show('  Tài khoản, mật khẩu / User, password', `${user} ${password}`)
  show('Máy bán hàng / Till', tillUrl)
  for (const { user, password } of logins.filter(isOfTill)) show('  Mã PIN / PIN', `${user} ${password}`)
  show('  Mã ghi danh / Enrolment code', enrolCode)
}

function showTill(program: Program, ready: Ready): void {
  holdWindow(program, ready)
  say('Ctrl-C để dừng.', 'Ctrl-C stops everything.')
}
