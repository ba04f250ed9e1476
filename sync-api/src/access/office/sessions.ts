import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../../db/pool.ts'
import { type Account, roleSchema } from './accounts.ts'

/** How long a sign-in lasts: one working day. */
export const SESSION_HOURS = 12

/** Opens a session and gives its token, which exists nowhere else: the database keeps only its hash. */
export async function openSession(db: Db, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.query('delete from session where expires_at <= now()')
  await db.query(
    `insert into session (token_hash, account_id, expires_at) values ($1, $2, now() + make_interval(hours => $3))`,
    [hashToken(token), accountId, SESSION_HOURS],
  )
  return token
}

/** Whose session it is; null when unknown, ended, or of an account that was closed. */
export async function findSession(db: Db, token: string): Promise<Account | null> {
  const found = await db.query<{ id: string; username: string; role: string }>(
    `select account.id, account.username, account.role from session join account on account.id = session.account_id
     where session.token_hash = $1 and session.expires_at > now() and account.is_active`,
    [hashToken(token)],
  )
  const row = found.rows[0]
  return row ? { id: row.id, username: row.username, role: roleSchema.parse(row.role) } : null
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.query('delete from session where token_hash = $1', [hashToken(token)])
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
