import { isPin, type PinVerifier } from '#shared/pin.ts'
import type { StaffRow } from '#shared/protocol/feed.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { createQueue } from '../queue.ts'
import type { Session } from '../session.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import type { PinTrouble } from '../till.ts'
import { failedAt, keptLock, leftMs, NO_LOCK, type PinLock, resumedLock } from './pin-lock.ts'

export type CheckPin = (personId: string, pin: string) => Promise<Result<null, PinTrouble>>

/** Checks PINs one at a time, with the lock of each person. Rejects when the store fails: nobody is let in unnoted. */
export function createPinCheck(session: Session, staff: () => readonly StaffRow[]): CheckPin {
  const inTurn = createQueue()
  let locks: Map<string, PinLock> | null = null

  const nowMs = () => session.parts.clock.monotonicMs()
  const load = async () => {
    const kept = (await readMeta(session.db, 'pinLocks')) ?? {}
    return new Map(Object.entries(kept).map(([id, lock]) => [id, resumedLock(lock, nowMs())]))
  }
  const keep = (all: Map<string, PinLock>) =>
    writeMeta(
      session.db,
      'pinLocks',
      Object.fromEntries([...all].map(([id, lock]) => [id, keptLock(lock, nowMs())])),
    )

  async function check(id: string, pin: string, verifier: PinVerifier): Promise<Result<null, PinTrouble>> {
    locks ??= await load()
    const lock = locks.get(id) ?? NO_LOCK
    if (leftMs(lock, nowMs()) > 0) {
      await keep(locks) // the time that has passed counts, should the program end
      return err({ code: 'locked', waitMs: leftMs(lock, nowMs()) })
    }
    // noted as wrong before it is known: whoever pulls the plug during a guess has guessed
    locks.set(id, failedAt(lock, nowMs()))
    await keep(locks)
    const isRight = await isPin(pin, verifier)
    if (isRight) locks.delete(id)
    else locks.set(id, failedAt(lock, nowMs()))
    await keep(locks)
    if (isRight) return ok(null)
    const waitMs = leftMs(locks.get(id) ?? NO_LOCK, nowMs())
    return err(waitMs > 0 ? { code: 'locked', waitMs } : { code: 'wrong' })
  }

  return (personId, pin) =>
    inTurn(async () => {
      const verifier = staff().find(({ id }) => id === personId)?.pin
      return verifier ? check(personId, pin, verifier) : err({ code: 'none-set' })
    })
}
