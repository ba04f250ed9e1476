import { withDeadline } from './deadline.ts'
import { reopenSession } from './open-session.ts'
import type { Session } from './session.ts'

/** How long opening both stores anew may take before the outcome stays unknown for now. */
export const REOPEN_LIMIT_MS = 15_000

/** Opens both stores anew if the last outcome is still unknown; false when that cannot be done yet. Must run in turn. */
export async function ensureOpen(session: Session): Promise<boolean> {
  if (session.isOpen) return true
  const { timers } = session.parts
  try {
    await withDeadline(reopenSession(session), {
      timers,
      limitMs: REOPEN_LIMIT_MS,
      what: 'opening both stores anew',
    })
    session.pending = null
    return true
  } catch {
    return false
  }
}
