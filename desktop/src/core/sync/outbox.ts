import { isHashOfText } from '#shared/journal/chain.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { takeBatch, WIRE_LIMITS } from '#shared/protocol/batch.ts'
import type { Session } from '../session.ts'
import { readOwn } from '../store/own-entries.ts'

/**
 * The outbox is no table: the entries both stores hold (P2) above what the server has acknowledged (P13). The
 * next batch from `fromSeq`, in order and unbroken.
 */
export async function nextBatch(
  session: Session,
  fromSeq: number,
  maxEntries: number,
): Promise<ChainedEntry[]> {
  const rows = await readOwn(session.db, { fromSeq, toSeq: session.head.seq, limit: maxEntries })
  const sound: ChainedEntry[] = []
  for (const { seq, prevHash, hash, text } of rows) {
    if (seq !== fromSeq + sound.length) break
    sound.push({ seq, prevHash, hash, text })
  }
  return takeBatch(sound, { ...WIRE_LIMITS, maxEntries })
}

export function isSound(entry: ChainedEntry): boolean {
  return entry.text === null || isHashOfText({ ...entry, text: entry.text })
}
