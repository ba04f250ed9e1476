import type { AnyTRPCProcedure } from '@trpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAccount } from './access/office/accounts.ts'
import { appRouter } from './router.ts'
import { createApp } from './server.ts'
import { callWire, POINT, startWireServer } from './testing/wire-server.ts'
import { enrolRequest, makeTill } from './testing/wire-till.ts'

const server = await startWireServer('office')
afterAll(() => server.stop())

const PERSON = { username: 'admin', password: 'mật khẩu đủ dài' }
const OWN_PAGE = { 'x-ocop-office': '1' }
/** Flat at run time ("office.me"), nested in its type. */
const procedures: Record<string, AnyTRPCProcedure | object> = appRouter._def.procedures
const PROCEDURES = Object.entries(procedures as Record<string, AnyTRPCProcedure>).filter(([name]) =>
  name.startsWith('office.'),
)
/** Signing in, and the answer that nobody is signed in. */
const OPEN = ['office.signIn', 'office.me']
let cookie: string

beforeAll(async () => {
  expect(await createAccount(server.db, { ...PERSON, role: 'admin' })).toMatchObject({ ok: true })
})
beforeEach(async () => {
  const signedIn = await callWire(server, 'office.signIn', { input: PERSON, headers: OWN_PAGE })
  expect(signedIn.json).toEqual({ ok: true, value: { username: 'admin' } })
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
})

test.each(PROCEDURES.filter(([name]) => !OPEN.includes(name)))(
  '%s refuses whoever is not signed in, before it looks at the question',
  async (name, procedure) => {
    const { type } = procedure._def
    const strangers: Record<string, string>[] = [
      {},
      { cookie: 'ocop-office=' },
      { cookie: `${cookie.slice(0, -2)}xx` },
    ]
    for (const headers of strangers) {
      const answer = await ask(name, type, { ...OWN_PAGE, ...headers })
      expect(answer, name).toMatchObject({ status: 401, data: { code: 'UNAUTHORIZED' } })
    }
    expect(await ask(name, type, { ...OWN_PAGE, cookie })).not.toMatchObject({ status: 401 })
  },
)

test.each(PROCEDURES.filter(([, procedure]) => procedure._def.type === 'mutation'))(
  '%s refuses what does not come from a page of the office',
  async (name) => {
    const foreign: Record<string, string>[] = [
      {},
      { ...OWN_PAGE, origin: 'https://evil.example' },
      { ...OWN_PAGE, origin: 'null' },
      { origin: server.url },
    ]
    for (const headers of foreign) {
      const answer = await ask(name, 'mutation', { cookie, ...headers })
      expect(answer).toMatchObject({ status: 403, data: { code: 'FORBIDDEN' } })
    }
    expect(await ask(name, 'mutation', { cookie, ...OWN_PAGE, origin: server.url })).not.toMatchObject({
      status: 403,
    })
  },
)

test('no other site is allowed to read an answer of the office', async () => {
  const response = await fetch(`${server.url}/trpc/office.me`, {
    headers: { cookie, origin: 'https://evil.example' },
  })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test('the cookie is out of reach of scripts and other sites', async () => {
  const { headers } = await callWire(server, 'office.signIn', { input: PERSON, headers: OWN_PAGE })
  const attributes = (headers.get('set-cookie') ?? '').split('; ').slice(1)
  expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict'])
})

test('plain HTTP carries no password except on this machine; behind TLS the cookie is secure', async () => {
  const app = await createApp(server.db, { officeDir: null, log: () => undefined, isBehindProxy: true })
  const signInFrom = (remoteAddress: string, headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/trpc/office.signIn',
      headers: { 'content-type': 'application/json', ...OWN_PAGE, ...headers },
      payload: PERSON,
      remoteAddress,
    })
  const refused = { result: { data: { ok: false, error: { code: 'insecure' } } } }
  const lan = await signInFrom('192.168.1.9', { host: 'office.lan' })
  expect(lan.json()).toEqual(refused)
  expect(lan.headers['set-cookie']).toBeUndefined()
  // A name of the world that ends at this machine is not this machine.
  expect((await signInFrom('127.0.0.1', { host: 'office.example' })).json()).toEqual(refused)
  const tls = await signInFrom('127.0.0.1', { host: 'office.example', 'x-forwarded-proto': 'https' })
  expect(tls.json()).toMatchObject({ result: { data: { ok: true } } })
  expect(tls.headers['set-cookie']).toMatch(/; Secure/)
  await app.close()
})

test('who is signed in is told to them, and to strangers that nobody is', async () => {
  expect(await ask('office.me', 'query', { cookie })).toMatchObject({
    value: { username: 'admin', role: 'admin' },
  })
  for (const headers of [{}, { cookie: 'ocop-office=x' }] as Record<string, string>[])
    expect(await ask('office.me', 'query', headers)).toMatchObject({ status: 200, value: null })
})

test('signing out ends the session on the server, and takes the cookie away', async () => {
  const { headers } = await callWire(server, 'office.signOut', {
    input: {},
    headers: { ...OWN_PAGE, cookie },
  })
  expect(headers.get('set-cookie')).toMatch(/^ocop-office=;.*Max-Age=0/)
  expect(await ask('office.me', 'query', { cookie })).toMatchObject({ status: 200, value: null })
})

test('too many wrong passwords are answered with how long to wait', async () => {
  const wrong = () =>
    callWire(server, 'office.signIn', {
      input: { ...PERSON, username: 'other', password: 'sai' },
      headers: OWN_PAGE,
    })
  for (let count = 0; count < 5; count += 1)
    expect((await wrong()).json).toEqual({ ok: false, error: { code: 'wrong' } })
  expect((await wrong()).json).toEqual({
    ok: false,
    error: { code: 'locked', waitSeconds: expect.any(Number) },
  })
})

test('a code made in the office enrols a till, and revoking the till is noted with who did it', async () => {
  const options = { headers: { ...OWN_PAGE, cookie } }
  const made = await callWire(server, 'office.makeEnrolCode', { input: { pointId: POINT }, ...options })
  expect(made.json).toMatchObject({ ok: true, value: { code: expect.stringMatching(/^[0-9A-Z-]{14}$/) } })
  const { code } = (made.json as { value: { code: string } }).value
  const till = makeTill(server)
  expect(await callWire(server, 'till.enrol', { input: enrolRequest(till, code) })).toMatchObject({
    isOk: true,
  })
  const revoked = await callWire(server, 'office.revokeTill', { input: { tillId: till.tillId }, ...options })
  expect(revoked.json).toEqual({ ok: true, value: {} })
  const log = await server.db.query(
    `select action, subject, username from access_log join account on account.id = account_id
     where action in ('enrol-code-made', 'till-revoked') order by access_log.id`,
  )
  expect(log.rows).toEqual([
    { action: 'enrol-code-made', subject: POINT, username: 'admin' },
    { action: 'till-revoked', subject: till.tillId, username: 'admin' },
  ])
})

test('a point or till that is not there is said so', async () => {
  const options = { headers: { ...OWN_PAGE, cookie } }
  const code = await callWire(server, 'office.makeEnrolCode', { input: { pointId: 'gone' }, ...options })
  expect(code.json).toEqual({ ok: false, error: { code: 'unknown-point' } })
  const till = await callWire(server, 'office.revokeTill', { input: { tillId: 'a'.repeat(26) }, ...options })
  expect(till.json).toEqual({ ok: false, error: { code: 'unknown-till' } })
})

test('what nobody foresaw leaks no inside of the server', async () => {
  await server.db.query('alter table session rename to session_away')
  const answer = await ask('office.me', 'query', { cookie })
  await server.db.query('alter table session_away rename to session')
  expect(answer.status).toBe(500)
  expect(JSON.stringify(answer)).not.toMatch(/ at |\.ts/)
  expect(server.faults.splice(0).join()).toMatch(/^office.me: /)
})

async function ask(
  name: string,
  type: 'query' | 'mutation' | 'subscription',
  headers: Record<string, string>,
) {
  const response = await fetch(`${server.url}/trpc/${name}`, {
    method: type === 'query' ? 'GET' : 'POST',
    headers: { ...headers, ...(type === 'query' ? {} : { 'content-type': 'application/json' }) },
    ...(type === 'query' ? {} : { body: '{}' }),
  })
  const answer = (await response.json()) as {
    error?: { data: object; message: string }
    result?: { data: unknown }
  }
  const { error, result } = answer
  return { status: response.status, data: error?.data, message: error?.message, value: result?.data }
}
