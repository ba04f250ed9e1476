import type { Db } from '../../db/pool.ts'

/** Failures allowed before the first lock. One address serves a whole office, so it may fail more often. */
const FREE_FAILURES = { account: 5, address: 30 } as const
const FIRST_LOCK_SECONDS = 30
const LONGEST_LOCK_SECONDS = 60 * 60

export type AttemptKey = { kind: keyof typeof FREE_FAILURES; value: string }

/**
 * Counts an attempt *before* the password is looked at, so that attempts made at the same moment cannot slip past the
 * count; `forgiveAttempt` takes it back when the password was right. Answers 0, or the seconds to wait: each failure
 * beyond the free ones locks twice as long as the one before. The count lives in the database and survives a restart;
 * it is forgotten after a quiet day.
 */
export async function countAttempt(db: Db, key: AttemptKey): Promise<number> {
  const counted = await db.query(
    `insert into sign_in_attempt as attempt (key, failures, last_at) values ($1, 1, now())
     on conflict (key) do update set
       failures = case when attempt.last_at < now() - interval '1 day' then 1 else attempt.failures + 1 end,
       last_at = now(),
       locked_until = case when attempt.last_at >= now() - interval '1 day' and attempt.failures + 1 >= $2
         then now() + make_interval(secs => least($4, $3 * power(2, least(attempt.failures + 1 - $2, 20)))) end
     where attempt.locked_until is null or attempt.locked_until <= now()`,
    [keyText(key), FREE_FAILURES[key.kind], FIRST_LOCK_SECONDS, LONGEST_LOCK_SECONDS],
  )
  return counted.rowCount === 1 ? 0 : secondsLocked(db, key)
}

/** The password was right: an account starts afresh; an address only takes this attempt back. */
export async function forgiveAttempt(db: Db, key: AttemptKey): Promise<void> {
  await db.query(
    key.kind === 'account'
      ? 'delete from sign_in_attempt where key = $1'
      : 'update sign_in_attempt set failures = greatest(failures - 1, 0), locked_until = null where key = $1',
    [keyText(key)],
  )
}

async function secondsLocked(db: Db, key: AttemptKey): Promise<number> {
  const found = await db.query<{ seconds: number }>(
    `select greatest(1, ceil(extract(epoch from locked_until - now())))::int as seconds
     from sign_in_attempt where key = $1`,
    [keyText(key)],
  )
  return found.rows[0]?.seconds ?? 1
}

function keyText(key: AttemptKey): string {
  return `${key.kind}:${key.value}`.slice(0, 200)
}
