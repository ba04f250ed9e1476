import type { PushStop } from '#shared/protocol/push.ts'
import type { WireReason } from '#shared/protocol/errors.ts'
import type { CatalogueView } from '../catalogue-view.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import { pullAll } from './pull.ts'
import { pushAll } from './push.ts'

/** A round that has not ended after this is given up for dead. */
const LEASE_MS = 120_000
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
  /** One round of push, then pull. While one runs, everybody who asks gets that one (T11). */
  once(): Promise<void>
}

/** The rounds of talk with the office, one at a time. */
export function createSync(
  session: Session,
  view: CatalogueView,
  onChange: (isCatalogue: boolean) => void,
): Sync {
  let contact: Contact = { isOnline: false, lastContactMs: null, failureCount: 0, stop: null, problem: null }
  let running: { round: Promise<void>; startedMs: number } | null = null
  const { clock } = session.parts

  const round = async () => {
    if (session.identity === null || session.key.enrolledFor !== session.identity.tillId) return
    const isStopped = contact.stop === 'forked' || contact.stop === 'revoked'
    const pushed = await pushAll(session, isStopped)
    if (!pushed.ok) return fail(pushed.error)
    contact = { ...contact, stop: pushed.value.stop }
    if (contact.stop === 'revoked') return succeed(false)
    const pulled = await pullAll(session, view)
    if (!pulled.ok) return fail(pulled.error)
    succeed(pulled.value)
  }
  const succeed = (hasChanged: boolean) => {
    contact = { ...contact, isOnline: true, lastContactMs: clock.nowMs(), failureCount: 0, problem: null }
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
      const nowMs = clock.monotonicMs()
      if (running && nowMs - running.startedMs < LEASE_MS) return running.round
      const mine = { startedMs: nowMs, round: Promise.resolve() }
      mine.round = round().finally(() => {
        if (running === mine) running = null
      })
      running = mine
      return mine.round
    },
  }
}
