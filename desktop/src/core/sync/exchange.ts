import type { z } from 'zod'
import { err, ok, type Result } from '#shared/result.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import { writeMeta } from '../store/meta.ts'
import { mintToken } from './token.ts'

/** A token lives with this much doubt; a new difference is kept only beyond it. */
const TOKEN_DOUBT_MS = 5000

export type Send<TAnswer> = (token: string) => Promise<Result<TAnswer, WireFailure>>

/**
 * One question to the office, signed and timed: learns the server's clock from whatever comes back, and asks
 * once more when the token's time was wrong (P11). An answer that is none of ours counts as nobody there.
 */
export async function exchange<TSchema extends z.ZodType>(
  session: Session,
  schema: TSchema,
  send: Send<unknown>,
): Promise<Result<z.output<TSchema>, WireFailure>> {
  const first = await ask(session, schema, send)
  return !first.ok && first.error.reason === 'clock' ? ask(session, schema, send) : first
}

async function ask<TSchema extends z.ZodType>(
  session: Session,
  schema: TSchema,
  send: Send<unknown>,
): Promise<Result<z.output<TSchema>, WireFailure>> {
  const { run, parts, key, identity } = session
  if (identity === null) return err({ reason: 'unknown-till', nowMs: null })
  const sent = run.now()
  const serverNowMs = sent.wallMs + (run.offsetMs() ?? session.tokenOffsetMs)
  const token = await mintToken({ key, tillId: identity.tillId, serverNowMs, subtle: parts.subtle })
  const answer = await send(token).catch(() => err<WireFailure>({ reason: 'offline', nowMs: null }))
  if (!answer.ok) {
    if (answer.error.nowMs !== null) await learnClock(session, answer.error.nowMs, sent)
    return answer
  }
  const read = schema.safeParse(answer.value)
  if (!read.success) return err({ reason: 'offline', nowMs: null })
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
