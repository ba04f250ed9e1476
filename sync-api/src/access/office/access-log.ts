import type { Db } from '../../db/pool.ts'

/** What is kept of an access: who, what, about which record, from where. Never a password, never a typed name. */
export type Access = {
  accountId: string | null
  action: 'sign-in' | 'sign-in-failed' | 'sign-out' | 'enrol-code-made' | 'till-revoked'
  subject?: string
  address: string
}

export async function noteAccess(db: Db, access: Access): Promise<void> {
  await db.query('insert into access_log (account_id, action, subject, address) values ($1, $2, $3, $4)', [
    access.accountId,
    access.action,
    access.subject ?? null,
    access.address,
  ])
}
