import { slimEntries } from '#shared/protocol/sent-entry.ts'
import { MAX_BATCH_ENTRIES, PROTOCOL } from '#shared/protocol/version.ts'
import { EMPTY_HEAD, headMessage } from '#shared/protocol/wire.ts'
import {
  type PushAnswer,
  pushAnswerSchema,
  type PushedEntry,
  type PushRequest,
  type PushStop,
} from '#shared/protocol/push.ts'
import { err, ok, type Result, unreachable } from '#shared/result.ts'
import { signText } from '../keys.ts'
import { reopenSession } from '../open-session.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import { adoptOwn } from './adopt-own.ts'
import { judge } from './believe.ts'
import { exchange } from './exchange.ts'
import { nextBatch } from './outbox.ts'

/** Rounds without progress before this is left for later. */
const MAX_STUCK = 3

type Pushed = Result<{ stop: PushStop | null }, WireFailure>

/** Sends what the server lacks until it has all, or says stop. `isStopped`: only asks for the head (P5, P22). */
export async function pushAll(session: Session, isStopped: boolean): Promise<Pushed> {
  let maxEntries = MAX_BATCH_ENTRIES
  let isSlim = true
  for (let stuckCount = 0; stuckCount < MAX_STUCK; ) {
    const before = session.ack?.through ?? 0
    const entries = isStopped ? [] : await takeSound(session, maxEntries)
    const answer = await pushBatch(session, isSlim ? slimEntries(entries) : entries)
    if (!answer.ok) {
      if (answer.error.reason !== 'too-large' || entries.length < 2) return answer
      maxEntries = Math.ceil(entries.length / 2)
      continue
    }
    isSlim &&= answer.value.stop !== 'bad-hash' // with every hash it is told which text is wrong (P6b)
    const end = await obey(session, answer.value)
    if (end !== null) return end
    const reached = session.ack?.through ?? 0
    if (reached >= session.head.seq || isStopped) return ok({ stop: null })
    stuckCount = reached > before ? 0 : stuckCount + 1
  }
  return err({ reason: 'busy', nowMs: null })
}

/** What the answer asks of the till; null: go on from the new ack. */
async function obey(session: Session, answer: PushAnswer): Promise<Pushed | null> {
  if (answer.stop === 'revoked') return ok({ stop: 'revoked' })
  const verdict = await judge(session, answer)
  switch (verdict) {
    case 'forked':
      return ok({ stop: 'forked' })
    case 'behind': {
      const adopted = await adoptOwn(session)
      if (!adopted.ok) return adopted
      return adopted.value === 'forked' ? ok({ stop: 'forked' }) : null
    }
    case 'damaged':
      return checkFrom(session, answer.through)
    case 'believed':
      if (answer.stop === 'forked') return ok({ stop: 'forked' })
      return answer.stop === 'bad-hash' ? checkFrom(session, answer.through + 1) : null
    default:
      return unreachable(verdict)
  }
}

/** The next batch; a place the store cannot vouch for is mended from the box, or becomes a hole, first (P6b). */
async function takeSound(session: Session, maxEntries: number): Promise<PushedEntry[]> {
  const { ack, head } = session
  if (ack !== null && ack.through > head.seq) return []
  const through = ack ? { seq: ack.through, hash: ack.hash } : EMPTY_HEAD
  const batch = await nextBatch(session, through, maxEntries)
  if (batch.damagedSeq === null) return batch.entries
  await checkFrom(session, batch.damagedSeq)
  return (await nextBatch(session, through, maxEntries)).entries
}

async function checkFrom(session: Session, seq: number): Promise<null> {
  await session.inTurn(() => reopenSession(session, { checkFromSeq: seq }))
  return null
}

export async function pushBatch(
  session: Session,
  entries: PushRequest['entries'],
): Promise<Result<PushAnswer, WireFailure>> {
  const { key, identity, head, parts, boot, ack } = session
  const sig = await signText(key, headMessage(identity?.tillId ?? '', head), parts.subtle)
  const request = {
    protocol: PROTOCOL,
    epoch: ack?.epoch ?? null,
    boot,
    head: { ...head, sig },
    entries: [...entries],
  }
  return exchange(session, pushAnswerSchema, { send: (token) => parts.transport.push(request, token) })
}
