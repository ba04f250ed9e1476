import type { Head } from '#shared/journal/entry.ts'
import { shortText } from '#shared/journal/common.ts'
import { type EnrolAnswer, type EnrolRequest, enrolAnswerSchema } from '#shared/protocol/enrol.ts'
import type { WireReason } from '#shared/protocol/errors.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { withDeadline } from './deadline.ts'
import { leaveJournal } from './journal/leave-journal.ts'
import { makeNextKey, publicJwkOf } from './keys.ts'
import type { WireFailure } from './parts.ts'
import type { Session } from './session.ts'
import type { KeyRow } from './store/database.ts'
import type { Identity } from './store/meta.ts'
import { ownHashAt } from './store/own-entries.ts'
import { ANSWER_LIMIT_MS } from './sync/exchange.ts'

export type EnrolInput = { code: string; name: string }
export type EnrolError = WireReason | 'offline'

/**
 * Makes this till's key known to the office with a code from there. A till that was enrolled before asks to stay
 * who it is: its own key at a server that lost it (P10), a new key beside the old black box (P15). The same code
 * and key give the same answer, so asking twice is safe (P8).
 */
export async function enrolTill(session: Session, input: EnrolInput): Promise<Result<Identity, EnrolError>> {
  const { identity, head, key } = session
  const before = identity && { number: identity.number, tillId: identity.tillId, head }
  let answer = await askEnrol(session, { ...input, key, before })
  const proof = answer.ok || before === null ? null : await proofAt(session, answer.error.seq)
  if (proof !== null) answer = await askEnrol(session, { ...input, key, before: { ...before, head: proof } })
  if (!answer.ok) return err(answer.error.reason)
  const { tillId, pointId, number } = answer.value
  if (identity !== null && tillId !== identity.tillId) return err('bad-key')
  return ok(await noteEnrolled(session, { tillId, pointId, number, name: input.name }, input.code))
}

/**
 * As a person means it who types a code: the same till if that can be. A till whose key is lost and has no code made
 * for it, or whose key the office no longer takes, begins anew (P15).
 */
export async function enrolSame(session: Session, input: EnrolInput): Promise<Result<Identity, EnrolError>> {
  const { identity, key } = session
  const same = await enrolTill(session, input)
  if (same.ok || identity === null) return same
  const hasLostKey = key.enrolledFor !== identity.tillId
  if (same.error !== 'bad-key' && !(hasLostKey && same.error === 'bad-code')) return same
  const anew = await enrolAnew(session, input)
  return anew.ok ? anew : same
}

/**
 * The copy off the kept branch becomes a new till with a new key and journal (P5); what it wrote that the server
 * has not acknowledged waits to be carried (P14).
 */
export async function enrolAnew(session: Session, input: EnrolInput): Promise<Result<Identity, EnrolError>> {
  const key = await makeNextKey(session.db, session.parts.subtle)
  const answer = await askEnrol(session, { ...input, key, before: null })
  if (!answer.ok) return err(answer.error.reason)
  const { tillId, pointId, number } = answer.value
  if (tillId === session.identity?.tillId) return err('bad-key')
  const identity = { tillId, pointId, number, name: input.name }
  const hasLeft = await session.inTurn(() => leaveJournal(session, { identity, code: input.code, key }))
  return hasLeft ? ok(identity) : err('busy')
}

type Asked = EnrolInput & { key: KeyRow; before: Partial<EnrolRequest> | null }

/** Shows that this till's own journal lies here: the hash of the entry the office named (P15). */
async function proofAt({ db, head }: Session, seq: number | undefined): Promise<Head | null> {
  if (seq === undefined || seq > head.seq) return null
  const hash = await ownHashAt(db, seq)
  return hash === null ? null : { seq, hash }
}

async function askEnrol(session: Session, asked: Asked): Promise<Result<EnrolAnswer, WireFailure>> {
  const { code, name, key, before } = asked
  if (!shortText.min(1).safeParse(name).success || code.length === 0 || code.length > 64)
    return err({ reason: 'bad-request', nowMs: null })
  const { parts, run } = session
  const request = { protocol: PROTOCOL, code, name, publicKey: publicJwkOf(key), ...before }
  const sent = run.now()
  const limit = { timers: parts.timers, limitMs: ANSWER_LIMIT_MS, what: 'the enrolment' }
  const answer = await withDeadline(parts.transport.enrol(request), limit).catch(() =>
    err<WireFailure>({ reason: 'offline', nowMs: null }),
  )
  if (!answer.ok) return answer
  const read = enrolAnswerSchema.safeParse(answer.value)
  if (!read.success) return err({ reason: 'offline', nowMs: null })
  run.measure(read.data.now, sent)
  return ok(read.data)
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
