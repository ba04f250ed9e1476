import type { z } from 'zod'
import { err, ok, type Result } from '#shared/result.ts'
import { withDeadline } from '../deadline.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import { writeMeta } from '../store/meta.ts'
import { mintToken } from './token.ts'

/** A token lives with this much doubt; a new difference is kept only beyond it. */
const TOKEN_DOUBT_MS = 5000

/** Longer than this nobody waits: a later answer is not heard, and asking again is always safe (P4). */
export const ANSWER_LIMIT_MS = 30_000

/** How to ask, and how long to wait for it. */
type Question = { send: (token: string) => Promise<Result<unknown, WireFailure>>; limitMs?: number }
const OFFLINE: WireFailure = { reason: 'offline', nowMs: null }

/**
 * One question to the office, signed and timed: learns the server's clock from whatever comes back, and asks
 * once more when the token's time was wrong (P11). An answer that is none of ours counts as nobody there.
 */
export async function exchange<TSchema extends z.ZodType>(
  session: Session,
  schema: TSchema,
  question: Question,
): Promise<Result<z.output<TSchema>, WireFailure>> {
  const first = await ask(session, schema, question)
  return !first.ok && first.error.reason === 'clock' ? ask(session, schema, question) : first
}

async function ask<TSchema extends z.ZodType>(
  session: Session,
  schema: TSchema,
  question: Question,
): Promise<Result<z.output<TSchema>, WireFailure>> {
  const { run, parts, key, identity } = session
  if (identity === null) return err({ reason: 'unknown-till', nowMs: null })
  const sent = run.now()
  const serverNowMs = sent.wallMs + (run.offsetMs() ?? session.tokenOffsetMs)
  const token = await mintToken({ key, tillId: identity.tillId, serverNowMs, subtle: parts.subtle })
  const limit = { timers: parts.timers, limitMs: question.limitMs ?? ANSWER_LIMIT_MS, what: 'an answer' }
  const answer = await withDeadline(question.send(token), limit).catch(() => err(OFFLINE))
  if (!answer.ok) {
    if (answer.error.nowMs !== null) await learnClock(session, answer.error.nowMs, sent)
    return answer
  }
  const read = schema.safeParse(answer.value)
  if (!read.success) return err(OFFLINE)
  const { now } = read.data as { now: number } // every answer of the wire has it
  await learnClock(session, now, sent)
  return ok(read.data)
}

async function learnClock(
  session: Session,
  serverNowMs: number,
  sent: { wallMs: number; monotonicMs: number },
): Promise<void> {
  session.run.measure(serverNowMs, sent)
  const offsetMs = session.run.offsetMs() ?? serverNowMs - session.run.now().wallMs
  if (Math.abs(offsetMs - session.tokenOffsetMs) <= TOKEN_DOUBT_MS) return
  session.tokenOffsetMs = offsetMs
  await writeMeta(session.db, 'tokenOffsetMs', offsetMs)
}
