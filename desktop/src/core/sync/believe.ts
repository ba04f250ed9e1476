import type { PushAnswer } from '#shared/protocol/push.ts'
import { oldestUnsentMs } from '../open-session.ts'
import type { Session } from '../session.ts'
import { writeMeta } from '../store/meta.ts'
import { ownHashAt } from '../store/own-entries.ts'

/** `behind`: the server holds more of this journal than the till. `damaged`: only the box still holds the named hash. */
export type Verdict = 'believed' | 'behind' | 'forked' | 'damaged'

/** P3: an answer is believed only if its hash is this till's own at that seq; then, and only then, it is noted. */
export async function judge(session: Session, { epoch, through, hash }: PushAnswer): Promise<Verdict> {
  if (through > session.head.seq) return 'behind'
  if ((await ownHashAt(session.db, through)) !== hash) {
    const inBox = through === 0 ? undefined : (await session.parts.blackBox.read(through, 1))[0]
    return inBox?.seq === through && inBox.hash === hash ? 'damaged' : 'forked'
  }
  session.ack = { epoch, through, hash }
  session.unsentSinceMs = await oldestUnsentMs(session.db, session.ack, session.head)
  await writeMeta(session.db, 'ack', session.ack)
  void session.parts.blackBox.noteAck(session.ack).catch(() => undefined) // a hint: not waited for, said again
  return 'believed'
}
