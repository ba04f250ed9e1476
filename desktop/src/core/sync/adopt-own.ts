import { verifyChain } from '#shared/journal/chain.ts'
import { pullAnswerSchema } from '#shared/protocol/pull.ts'
import { readSent } from '#shared/protocol/sent-entry.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { putOwn } from '../journal/move-entries.ts'
import { ensureOpen } from '../ensure-open.ts'
import { readAny } from '../journal/read-any.ts'
import { reopenSession } from '../open-session.ts'
import type { WireFailure } from '../parts.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../store/meta.ts'
import { exchange } from './exchange.ts'

/** Sales wait while the till fetches its own: not for long. */
const ADOPT_LIMIT_MS = 5000

/**
 * The server holds more of this till's journal than the till: fetches it and goes on behind it, or finds that it
 * does not follow (P3, P5). Nothing is sold meanwhile.
 */
export function adoptOwn(session: Session): Promise<Result<'adopted' | 'forked', WireFailure>> {
  return session.inTurn(async () => {
    if (!(await ensureOpen(session))) return err({ reason: 'busy', nowMs: null })
    const fetched = await fetchOwn(session)
    // what was set aside may follow now, and every view has more to fold
    await reopenSession(session, { checkFromSeq: null })
    return fetched
  })
}

async function fetchOwn(session: Session): Promise<Result<'adopted' | 'forked', WireFailure>> {
  const { parts, identity, boot } = session
  let hasAny = false
  for (;;) {
    const feed = await readMeta(session.db, 'feedCursor')
    const siblings = { [identity?.tillId ?? '']: session.head }
    const request = { protocol: PROTOCOL, epoch: session.ack?.epoch ?? null, boot, feed, siblings }
    const answer = await exchange(session, pullAnswerSchema, {
      limitMs: ADOPT_LIMIT_MS,
      send: (token) => parts.transport.pull(request, token),
    })
    if (!answer.ok) return answer
    const own = answer.value.siblings.find(({ tillId }) => tillId === identity?.tillId)
    const sent = readSent(own?.entries ?? [])
    const entries = sent.entries.filter(({ seq }) => seq > session.head.seq)
    const last = entries.at(-1)
    if (last === undefined) return hasAny ? ok('adopted') : err({ reason: 'busy', nowMs: null })
    if (verifyChain(session.head, entries) !== null) return ok('forked')
    await parts.blackBox.append(entries)
    await putOwn(session.db, entries)
    session.head = { seq: last.seq, hash: last.hash }
    session.run.raiseAbove(readAny(last)?.at.run ?? 0)
    hasAny = true
    if (!answer.value.more) return ok('adopted')
  }
}
