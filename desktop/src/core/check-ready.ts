import { err, ok, type Result } from '#shared/result.ts'
import { withDeadline } from './deadline.ts'
import { ensureOpen } from './ensure-open.ts'
import type { Session } from './session.ts'
import type { NotReady } from './till.ts'

/** Room for thousands of sales; below it the disk may be full before the next start. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024
const LIMIT_MS = 3000

/** Everything that can be known before money changes hands (design §4.2): enrolled, nothing open, room, both stores. */
export async function checkReady(session: Session): Promise<Result<null, NotReady>> {
  if (session.identity === null) return err('not-enrolled')
  if (!(await session.inTurn(() => ensureOpen(session)))) return err('store-closed')
  if (session.unsettled !== null) return err('unsettled')
  const { timers } = session.parts
  const isHere = (what: string, promise: Promise<unknown>) =>
    withDeadline(promise, { timers, limitMs: LIMIT_MS, what }).then(
      () => true,
      () => false,
    )
  if (!(await isHere('the store', session.db.own.get(session.head.seq)))) return err('store-closed')
  const free = session.parts.freeBytes()
  if (!(await isHere('the machine', free))) return err('box-closed')
  if ((await free) < LEAST_FREE_BYTES) return err('disk-full')
  if (!(await isHere('the black box', session.parts.blackBox.read(Math.max(1, session.head.seq), 1))))
    return err('box-closed')
  return ok(null)
}
