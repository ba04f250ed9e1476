import { shortText } from '#shared/journal/common.ts'
import { enrolAnswerSchema } from '#shared/protocol/enrol.ts'
import type { WireReason } from '#shared/protocol/errors.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { withDeadline } from './deadline.ts'
import { publicJwkOf } from './keys.ts'
import type { Session } from './session.ts'
import { ANSWER_LIMIT_MS } from './sync/exchange.ts'
import type { Identity } from './store/meta.ts'

/**
 * Makes this till's key known to the office with a code from there. A till that was enrolled before asks to stay
 * who it is: its own key at a server that lost it (P10), a new key beside the old black box (P15). The same code
 * and key give the same answer, so asking twice is safe (P8).
 */
export async function enrolTill(
  session: Session,
  { code, name }: { code: string; name: string },
): Promise<Result<Identity, WireReason | 'offline'>> {
  if (!shortText.min(1).safeParse(name).success || code.length === 0 || code.length > 64)
    return err('bad-request')
  const { parts, key, identity, head } = session
  const before = identity && { number: identity.number, tillId: identity.tillId, head }
  const request = { protocol: PROTOCOL, code, name, publicKey: publicJwkOf(key), ...before }
  const sent = session.run.now()
  const limit = { timers: parts.timers, limitMs: ANSWER_LIMIT_MS, what: 'the enrolment' }
  const answer = await withDeadline(parts.transport.enrol(request), limit).catch(() =>
    err({ reason: 'offline' as const, nowMs: null }),
  )
  if (!answer.ok) return err(answer.error.reason)
  const read = enrolAnswerSchema.safeParse(answer.value)
  if (!read.success) return err('offline')
  session.run.measure(read.data.now, sent)
  const { tillId, pointId, number } = read.data
  if (identity !== null && tillId !== identity.tillId) return err('bad-key')
  return ok(await noteEnrolled(session, { tillId, pointId, number, name }, code))
}

/** Who we are, noted in both stores; the box first, for the store can be rebuilt from it. */
async function noteEnrolled(session: Session, identity: Identity, code: string): Promise<Identity> {
  const { db, parts } = session
  const key = { ...session.key, enrolledFor: identity.tillId }
  await parts.blackBox.noteIdentity(identity)
  await db.transaction('rw', [db.meta, db.key], async () => {
    await db.meta.bulkPut([
      { key: 'identity', value: identity },
      { key: 'enrolCode', value: code },
    ])
    await db.key.put(key)
  })
  session.key = key
  session.identity = identity
  return identity
}
