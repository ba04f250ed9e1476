import type { Session } from '../session.ts'
import type { Committer } from './commit.ts'

/** Whether the server is known to hold more of this journal than both stores do. */
export function isBehind({ ack, head }: Session): boolean {
  return ack !== null && ack.through > head.seq
}

/**
 * Writes, once a program run, what an auditor compares from start to start, and what had to be repaired as it comes.
 * A till that is behind writes nothing unasked: every entry of its own would be a fork.
 */
export async function noteStart({
  session,
  committer,
}: {
  session: Session
  committer: Committer
}): Promise<void> {
  if (session.identity === null || isBehind(session)) return
  if (!session.isStartNoted) {
    const detail = { ...session.viewKeeper.views.totals }
    const { outcome } = await committer.commit('audit.noted', { what: 'program-started', by: null, detail })
    session.isStartNoted = outcome === 'done'
  }
  const { unnoted } = session
  if (unnoted.length === 0) return
  const detail = Object.fromEntries(
    unnoted.map(({ code, detail }) => [code, JSON.stringify(detail).slice(0, 400)]),
  )
  const { outcome } = await committer.commit('audit.noted', { what: 'recovery', by: null, detail })
  if (outcome === 'done') session.unnoted = session.unnoted.filter((finding) => !unnoted.includes(finding))
}
