import { MAX_BATCH_ENTRIES, PROTOCOL } from '#shared/protocol/version.ts'
import { headMessage } from '#shared/protocol/wire.ts'
import { type PushAnswer, pushAnswerSchema, type PushStop } from '#shared/protocol/push.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { oldestUnsentMs } from '../open-session.ts'
import { signText } from '../keys.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import { ownHashAt } from '../store/own-entries.ts'
import { writeMeta } from '../store/meta.ts'
import { exchange } from './exchange.ts'
import { nextBatch } from './outbox.ts'

/** How a round of pushing ended: all delivered, or stopped by the server. */
export type PushEnd = { stop: PushStop | null }

/** Sends what the server lacks until it has all, or says stop. `isStopped`: only asks for the head (P5, P22). */
export async function pushAll(session: Session, isStopped: boolean): Promise<Result<PushEnd, WireFailure>> {
  let maxEntries = MAX_BATCH_ENTRIES
  let stuckCount = 0
  while (stuckCount < 3) {
    const through = session.ack?.through ?? 0
    const entries =
      isStopped || through > session.head.seq ? [] : await nextBatch(session, through + 1, maxEntries)
    const answer = await pushBatch(session, entries)
    if (!answer.ok) {
      if (answer.error.reason !== 'too-large' || entries.length < 2) return answer
      maxEntries = Math.ceil(entries.length / 2)
      continue
    }
    const end = await takeAnswer(session, answer.value)
    if (end.stop !== null && end.stop !== 'gap') return ok(end)
    const reached = session.ack?.through ?? 0
    if (reached >= session.head.seq || isStopped) return ok({ stop: null })
    stuckCount = reached > through ? 0 : stuckCount + 1
  }
  return err({ reason: 'busy', nowMs: null })
}

async function pushBatch(
  session: Session,
  entries: Awaited<ReturnType<typeof nextBatch>>,
): Promise<Result<PushAnswer, WireFailure>> {
  const { key, identity, head, parts, boot, ack } = session
  const sig = await signText(key, headMessage(identity?.tillId ?? '', head), parts.subtle)
  const request = { protocol: PROTOCOL, epoch: ack?.epoch ?? null, boot, head: { ...head, sig }, entries }
  return exchange(session, pushAnswerSchema, (token) => parts.transport.push(request, token))
}

/** Believes an answer only if its hash is this till's own at that seq (P3). */
async function takeAnswer(session: Session, answer: PushAnswer): Promise<PushEnd> {
  const { epoch, through, hash } = answer
  if (answer.stop === 'revoked') return { stop: 'revoked' }
  if ((await ownHashAt(session.db, through)) !== hash) return { stop: 'forked' }
  session.ack = { epoch, through, hash }
  await writeMeta(session.db, 'ack', session.ack)
  session.unsentSinceMs = await oldestUnsentMs(session.db, session.ack, session.head)
  await session.parts.blackBox.noteAck(session.ack).catch(() => undefined) // a hint; the server says it again
  return { stop: answer.stop ?? null }
}
