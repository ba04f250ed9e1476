import type { Db } from '../../db/pool.ts'

const FREE_FAILURES = 20
const WINDOW_MS = 10 * 60 * 1000

/**
 * Counts an attempt from an address *before* its code is looked at, so that attempts made at once cannot slip past.
 * False when it has to wait: 20 wrong codes in ten minutes. Codes have 60 bits; this keeps the noise down.
 */
export async function countEnrolAttempt(db: Db, address: string, nowMs: number): Promise<boolean> {
  const { rows } = await db.query<{ failures: number }>(
    `insert into enrol_attempt as attempt (address, failures, window_began_at) values ($1, 1, $2)
     on conflict (address) do update set
       failures = case when attempt.window_began_at < $3 then 1 else attempt.failures + 1 end,
       window_began_at = case when attempt.window_began_at < $3 then $2 else attempt.window_began_at end
     returning failures`,
    [address.slice(0, 64), new Date(nowMs), new Date(nowMs - WINDOW_MS)],
  )
  return (rows[0]?.failures ?? 0) <= FREE_FAILURES
}

/** The code was right: the attempt is taken back. */
export async function forgiveEnrolAttempt(db: Db, address: string): Promise<void> {
  await db.query('update enrol_attempt set failures = greatest(failures - 1, 0) where address = $1', [
    address.slice(0, 64),
  ])
}
