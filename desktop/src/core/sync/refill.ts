import { pullAnswerSchema } from '#shared/protocol/pull.ts'
import { readSent } from '#shared/protocol/sent-entry.ts'
import { PROTOCOL } from '#shared/protocol/version.ts'
import { fillHoles, findNearby, ownHoles } from '../journal/fill-holes.ts'
import type { Session } from '../session.ts'
import { clearMeta, readMeta } from '../store/meta.ts'
import { exchange } from './exchange.ts'
import { pushBatch } from './push.ts'

/** A server that has no text for a hole is not asked again so soon. */
const ASK_AGAIN_MS = 10 * 60_000

/** Looks on this machine for the lost texts of the till's own journal. */
export async function refillNearby(session: Session): Promise<void> {
  const holes = await ownHoles(session.db)
  const nearby = await Promise.all(holes.map((hole) => findNearby(session, hole)))
  if (holes.length > 0) await fillHoles(session, nearby.flat())
}

/** Asks the server for them; answers whether any came back. */
export async function refillFromServer(session: Session): Promise<boolean> {
  const nowMs = session.parts.clock.monotonicMs()
  if (nowMs < session.askHolesAtMs || (await ownHoles(session.db)).length === 0) return false
  session.askHolesAtMs = nowMs + ASK_AGAIN_MS
  let count = 0
  for (let fromSeq = 1; ; ) {
    const next = (await ownHoles(session.db)).find(({ seq }) => seq >= fromSeq)
    if (next === undefined) return count > 0
    const page = await askOwn(session, next)
    const last = page.at(-1)
    if (last === undefined || last.seq < next.seq) return count > 0
    count += await fillHoles(session, page)
    fromSeq = last.seq + 1
  }
}

/** Sends texts that came back once more: where the server noted a hole, a copy that fits fills it (P6b). */
export async function resendRefilled(session: Session): Promise<void> {
  const { db } = session
  const seqs = await readMeta(db, 'refilled')
  if (seqs === null) return
  for (const row of await db.own.bulkGet(seqs)) {
    if (!row || row.text === null) continue
    const { seq, prevHash, hash, text } = row
    const answer = await pushBatch(session, [{ seq, prevHash, hash, text }])
    if (!answer.ok) return
  }
  await clearMeta(db, 'refilled')
}

/** The server's copy of this till's own journal from there on, as much as one answer holds. */
async function askOwn(session: Session, { seq, prevHash }: { seq: number; prevHash: string }) {
  const { db, identity, boot, ack, parts } = session
  const tillId = identity?.tillId ?? ''
  const heads = await db.siblingHead.toArray()
  const siblings = {
    [tillId]: { seq: seq - 1, hash: prevHash },
    ...Object.fromEntries(heads.map((head) => [head.tillId, { seq: head.seq, hash: head.hash }])),
  }
  const feed = await readMeta(db, 'feedCursor')
  const request = { protocol: PROTOCOL, epoch: ack?.epoch ?? null, boot, feed, siblings }
  const answer = await exchange(session, pullAnswerSchema, {
    send: (token) => parts.transport.pull(request, token),
  })
  if (!answer.ok) return []
  const own = answer.value.siblings.find((sibling) => sibling.tillId === tillId)
  return readSent(own?.entries ?? []).entries
}
