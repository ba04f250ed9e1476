import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPin, pinVerifierSchema } from '#shared/pin.ts'
import { createAccount } from './access/office/accounts.ts'
import { callWire, POINT, startWireServer } from './testing/wire-server.ts'

const server = await startWireServer('router_masters')
afterAll(() => server.stop())

const PERSON = { username: 'lan', password: 'mật khẩu đủ dài' }
const OWN_PAGE = { 'x-ocop-office': '1' }
let headers: Record<string, string>

beforeAll(async () => {
  await createAccount(server.db, { ...PERSON, role: 'admin' })
  const signedIn = await callWire(server, 'office.signIn', { input: PERSON, headers: OWN_PAGE })
  headers = { ...OWN_PAGE, cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
})

test('a record is saved in the name of who is signed in, and a fault names field and value', async () => {
  const row = { name: 'Hộ A', kind: 'hộ', areaCode: null, provinceCode: '66' }
  expect((await ask('save', { table: 'producer', row, version: null })).json).toEqual({
    ok: false,
    error: { code: 'faults', faults: [{ code: 'invalid', row: 0, field: 'kind', value: 'hộ' }] },
  })
  const good = { ...row, kind: 'household' }
  expect((await ask('save', { table: 'producer', row: good, version: null })).json).toEqual({
    ok: true,
    value: { id: 'ho-a' },
  })
  const { rows } = await server.db.query('select text from master_history')
  expect(rows.map(({ text }) => JSON.parse(String(text)))).toMatchObject([
    { number: 1, by: 'lan', id: 'ho-a' },
  ])
})

test('a PIN of 4 to 8 digits is set; what the books keep is no PIN', async () => {
  const row = { name: 'Thu ngân', role: 'cashier', pointId: POINT, isActive: true }
  await ask('save', { table: 'staff', row, version: null })
  const bad = { ok: false, error: { code: 'bad-pin' } }
  for (const pin of ['123', '12a4', '123456789'])
    expect((await ask('setPin', { id: 'thu-ngan', pin })).json).toEqual(bad)
  expect((await ask('setPin', { id: 'ai-do', pin: '2468' })).json).toEqual({
    ok: false,
    error: { code: 'unknown-staff' },
  })
  expect((await ask('setPin', { id: 'thu-ngan', pin: '2468' })).json).toEqual({ ok: true, value: {} })
  const { rows } = await server.db.query(`select pin from staff where id = 'thu-ngan'`)
  expect(await isPin('2468', pinVerifierSchema.parse(rows[0]?.pin))).toBe(true)
})

test.each([
  ['save', { table: 'account', row: {}, version: null }],
  ['save', { table: 'point', row: { id: 'A B' }, version: 0 }],
  ['import', { table: 'product', blank: {}, rows: [], isDryRun: true }],
  ['import', { table: 'product', blank: {}, rows: Array.from({ length: 2001 }, () => ({})), isDryRun: true }],
])('%s refuses what is not a question of its page: %o', async (name, input) => {
  expect(await ask(name, input)).toMatchObject({ status: 400 })
})

test('an import larger than one request is refused as such', async () => {
  const rows = Array.from({ length: 2000 }, () => ({ name: 'x'.repeat(600) }))
  const answer = await ask('import', { table: 'product', blank: {}, rows, isDryRun: true })
  expect(answer).toMatchObject({ status: 413, json: { data: { code: 'PAYLOAD_TOO_LARGE' } } })
})

function ask(name: string, input: object) {
  return callWire(server, `office.masters.${name}`, { input, headers })
}
