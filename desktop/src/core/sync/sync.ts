import type { PushStop } from '#shared/protocol/push.ts'
import type { WireReason } from '#shared/protocol/errors.ts'
import type { CatalogueView } from '../catalogue-view.ts'
import { carryWaiting } from '../journal/carry-branch.ts'
import type { Committer } from '../journal/commit.ts'
import { noteStart } from '../journal/note-start.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import { dropOldSides } from '../journal/sides.ts'
import { readMeta } from '../store/meta.ts'
import { enrolTill } from '../till-enrol.ts'
import { pullAll } from './pull.ts'
import { pushAll } from './push.ts'
import { refillFromServer, refillNearby, resendRefilled } from './refill.ts'

/** One lost answer says nothing about the line; the second in a row does. */
const OFFLINE_AFTER_FAILURES = 2

export type Contact = {
  /** By this till's own last success only (T15). */
  isOnline: boolean
  lastContactMs: number | null
  failureCount: number
  stop: PushStop | null
  problem: WireReason | null
}

export type Sync = {
  contact(): Contact
  /**
   * One round: push, pull, carry. While one runs, everybody who asks gets that one (T11); every answer in it has
   * a limit, so it ends. Rejects when a store fails under it.
   */
  once(): Promise<void>
}

/** The rounds of talk with the office, one at a time. */
export function createSync(options: {
  session: Session
  view: CatalogueView
  committer: Committer
  onChange: (isCatalogue: boolean) => void
}): Sync {
  const { session, view, committer, onChange } = options
  let contact: Contact = { isOnline: false, lastContactMs: null, failureCount: 0, stop: null, problem: null }
  let running: Promise<void> | null = null

  const round = async () => {
    if (!isKnown(session)) return
    await noteStart({ session, committer })
    await refillNearby(session)
    const wasStopped = isStopped(contact.stop)
    let pushed = await pushKnown(session, wasStopped)
    if (wasStopped && pushed.ok && pushed.value.stop === null) pushed = await pushAll(session, false)
    if (!pushed.ok) return fail(pushed.error)
    contact = { ...contact, stop: pushed.value.stop }
    if (contact.stop === 'revoked') return succeed(false)
    if (!isStopped(contact.stop)) await resendRefilled(session)
    await dropOldSides(session)
    const pulled = await pullAll(session, view)
    if (!pulled.ok) return fail(pulled.error)
    if (!isStopped(contact.stop) && (await carryWaiting(session, committer)) > 0)
      await pushAll(session, false)
    const hasRefilled = await refillFromServer(session)
    succeed(pulled.value || hasRefilled)
  }
  const succeed = (hasChanged: boolean) => {
    contact = {
      ...contact,
      isOnline: true,
      lastContactMs: session.parts.clock.nowMs(),
      failureCount: 0,
      problem: null,
    }
    onChange(hasChanged)
  }
  const fail = ({ reason }: WireFailure) => {
    const failureCount = contact.failureCount + 1
    const isOnline = contact.isOnline && failureCount < OFFLINE_AFTER_FAILURES
    contact = { ...contact, failureCount, isOnline, problem: reason === 'offline' ? contact.problem : reason }
    onChange(false)
  }
  return {
    contact: () => contact,
    once() {
      running ??= round().finally(() => {
        running = null
      })
      return running
    },
  }
}

/** Whether the office can know this till's key at all. */
export function isKnown({ identity, key }: Session): boolean {
  return identity !== null && key.enrolledFor === identity.tillId
}

function isStopped(stop: PushStop | null): boolean {
  return stop === 'forked' || stop === 'revoked'
}

/** A server that lost this till gets the same key again with the same code: the same till, from 1 (P10). */
async function pushKnown(session: Session, isStoppedNow: boolean): ReturnType<typeof pushAll> {
  const pushed = await pushAll(session, isStoppedNow)
  if (pushed.ok || pushed.error.reason !== 'unknown-till') return pushed
  const code = await readMeta(session.db, 'enrolCode')
  const { identity } = session
  if (code === null || identity === null) return pushed
  const enrolled = await enrolTill(session, { code, name: identity.name })
  return enrolled.ok ? pushAll(session, isStoppedNow) : pushed
}
