import { z } from 'zod'
import { err, must, ok, type Result } from '#shared/result.ts'
import type { Db } from '../../db/pool.ts'
import { hashPassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password.ts'

export const roleSchema = z.enum(['admin'])
export type Role = z.infer<typeof roleSchema>

/** Who is signed in. */
export type Account = { id: string; username: string; role: Role }

/** Login names are lower case; what is typed with capitals or spaces around it is the same name. */
export const usernameSchema = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/))

export const passwordSchema = z.string().min(MIN_PASSWORD_LENGTH).max(MAX_PASSWORD_LENGTH)

export type AccountFault = 'bad-username' | 'bad-password' | 'username-taken'

export async function createAccount(
  db: Db,
  input: { username: string; password: string; role: Role },
): Promise<Result<Account, AccountFault>> {
  const username = usernameSchema.safeParse(input.username)
  if (!username.success) return err('bad-username')
  if (!passwordSchema.safeParse(input.password).success) return err('bad-password')
  const added = await db.query<{ id: string }>(
    `insert into account (username, password_hash, role) values ($1, $2, $3)
     on conflict (username) do nothing returning id`,
    [username.data, await hashPassword(input.password), input.role],
  )
  if (added.rowCount === 0) return err('username-taken')
  return ok({
    id: must(added.rows[0], 'the account just added').id,
    username: username.data,
    role: input.role,
  })
}
