import { afterAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase } from '../../db/testing/test-database.ts'
import { createAccount } from './accounts.ts'
import { closeSession, findSession } from './sessions.ts'
import { signIn } from './sign-in.ts'

const { pool: db, drop } = await createTestDatabase('sign in')
afterAll(drop)

const PASSWORD = 'mật khẩu dài'
const ADDRESS = '192.0.2.1'
const RIGHT = { username: 'admin', password: PASSWORD, address: ADDRESS }
const WRONG = { ...RIGHT, password: 'đoán mò 12345' }

beforeEach(async () => {
  await db.query('truncate account, session, sign_in_attempt, access_log cascade')
  expect(await createAccount(db, { username: 'admin', password: PASSWORD, role: 'admin' })).toMatchObject({
    ok: true,
  })
})

test('the right password opens a session, and signing out ends it', async () => {
  const { token } = await signedIn()
  expect(await findSession(db, token)).toMatchObject({ username: 'admin', role: 'admin' })
  await closeSession(db, token)
  expect(await findSession(db, token)).toBeNull()
})

test('the database holds neither the password nor the token', async () => {
  const { token } = await signedIn()
  const dump = await db.query(
    `select string_agg(account::text, '') || string_agg(session::text, '') as everything from account, session`,
  )
  const everything: string = dump.rows[0].everything
  expect(everything).toContain('scrypt$32768$')
  expect(everything).not.toContain(PASSWORD)
  expect(everything).not.toContain(token)
  expect(everything).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
})

test('a session ends by itself, and with the account', async () => {
  const first = await signedIn()
  await db.query(`update session set expires_at = now()`)
  expect(await findSession(db, first.token)).toBeNull()
  const second = await signedIn()
  await db.query('update account set is_active = false')
  expect(await findSession(db, second.token)).toBeNull()
  expect(await signIn(db, RIGHT)).toEqual({ ok: false, error: { code: 'wrong' } })
})

test('a name that does not exist is answered like a wrong password', async () => {
  expect(await signIn(db, WRONG)).toEqual(await signIn(db, { ...RIGHT, username: 'nobody' }))
})

test('the name may be typed with capitals, and the password in either normal form', async () => {
  const typed = { ...RIGHT, username: ' Admin ', password: PASSWORD.normalize('NFD') }
  expect(await signIn(db, typed)).toMatchObject({ ok: true })
})

test('after five failures even the right password waits, and each failure more doubles the wait', async () => {
  for (let count = 0; count < 5; count += 1)
    expect(await signIn(db, WRONG)).toMatchObject({ error: { code: 'wrong' } })
  const waits = []
  for (let count = 0; count < 4; count += 1) {
    const locked = await signIn(db, RIGHT)
    waits.push(
      locked.ok ? 0 : locked.error.code === 'locked' && Math.ceil(locked.error.waitSeconds / 30) * 30,
    )
    await waitIsOver()
    await signIn(db, WRONG)
  }
  expect(waits).toEqual([30, 60, 120, 240])
  await waitIsOver()
  expect(await signIn(db, RIGHT)).toMatchObject({ ok: true })
  expect(await signIn(db, WRONG)).toMatchObject({ error: { code: 'wrong' } })
})

test('the wait never grows past an hour', async () => {
  await db.query(
    `insert into sign_in_attempt (key, failures, last_at) values ('account:admin', 1000000, now())`,
  )
  await signIn(db, WRONG)
  expect(await signIn(db, RIGHT)).toMatchObject({ error: { code: 'locked', waitSeconds: 3600 } })
})

test('guesses made at the same moment do not slip past the lock', async () => {
  const results = await Promise.all(Array.from({ length: 12 }, () => signIn(db, WRONG)))
  expect(results.filter((result) => !result.ok && result.error.code === 'wrong')).toHaveLength(5)
})

test('one address that tries many names is locked as well', async () => {
  await db.query(
    `insert into sign_in_attempt (key, failures, last_at) values ('address:${ADDRESS}', 29, now())`,
  )
  await signIn(db, { ...WRONG, username: 'someone' })
  expect(await signIn(db, RIGHT)).toMatchObject({ error: { code: 'locked' } })
  expect(await signIn(db, { ...RIGHT, address: '192.0.2.2' })).toMatchObject({ ok: true })
})

test('sign-ins are kept with account and address, and never with what was typed', async () => {
  await signIn(db, { ...WRONG, username: 'a password typed as a name' })
  await signIn(db, WRONG)
  await signedIn()
  const log = await db.query(
    'select action, account_id is not null as known, address, subject from access_log order by id',
  )
  expect(log.rows).toEqual([
    { action: 'sign-in-failed', known: false, address: ADDRESS, subject: null },
    { action: 'sign-in-failed', known: true, address: ADDRESS, subject: null },
    { action: 'sign-in', known: true, address: ADDRESS, subject: null },
  ])
})

test.each([
  [{ username: 'a b' }, 'bad-username'],
  [{ username: 'ADMIN' }, 'username-taken'],
  [{ username: 'second', password: 'short' }, 'bad-password'],
  [{ username: 'second', password: 'x'.repeat(201) }, 'bad-password'],
])('an account is refused with a reason: %o', async (bad, error) => {
  const good = { username: 'second', password: PASSWORD, role: 'admin' as const }
  expect(await createAccount(db, { ...good, ...bad })).toEqual({ ok: false, error })
})

async function signedIn() {
  const result = await signIn(db, RIGHT)
  if (!result.ok) throw new Error(`not signed in: ${result.error.code}`)
  return result.value
}

async function waitIsOver() {
  await db.query('update sign_in_attempt set locked_until = now()')
}
