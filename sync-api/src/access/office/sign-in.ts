import { err, ok, type Result } from '#shared/result.ts'
import type { Db } from '../../db/pool.ts'
import { noteAccess } from './access-log.ts'
import { type Account, passwordSchema, roleSchema, usernameSchema } from './accounts.ts'
import { isPasswordRight } from './password.ts'
import { openSession } from './sessions.ts'
import { type AttemptKey, countAttempt, forgiveAttempt } from './sign-in-lock.ts'

/** `wrong`: name or password, not said which. `locked`: too many failures; wait that long, right or wrong. */
export type SignInFault = { code: 'wrong' } | { code: 'locked'; waitSeconds: number }

export async function signIn(
  db: Db,
  input: { username: string; password: string; address: string },
): Promise<Result<{ account: Account; token: string }, SignInFault>> {
  const username = usernameSchema.safeParse(input.username).data ?? ''
  const keys: AttemptKey[] = [
    { kind: 'address', value: input.address },
    { kind: 'account', value: username },
  ]
  for (const key of keys) {
    const waitSeconds = await countAttempt(db, key)
    if (waitSeconds > 0) return err({ code: 'locked', waitSeconds })
  }
  const account = await accountOf(db, username)
  const isRight = await isPasswordRight(
    passwordSchema.safeParse(input.password).data ?? '',
    account?.passwordHash ?? null,
  )
  if (!account || !isRight) {
    await noteAccess(db, {
      accountId: account?.id ?? null,
      action: 'sign-in-failed',
      address: input.address,
    })
    return err({ code: 'wrong' })
  }
  for (const key of keys) await forgiveAttempt(db, key)
  const token = await openSession(db, account.id)
  await noteAccess(db, { accountId: account.id, action: 'sign-in', address: input.address })
  return ok({ account: { id: account.id, username, role: account.role }, token })
}

async function accountOf(db: Db, username: string) {
  const found = await db.query<{ id: string; role: string; password_hash: string }>(
    'select id, role, password_hash from account where username = $1 and is_active',
    [username],
  )
  const row = found.rows[0]
  return row ? { id: row.id, role: roleSchema.parse(row.role), passwordHash: row.password_hash } : null
}
