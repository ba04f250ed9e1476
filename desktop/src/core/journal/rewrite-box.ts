import type { Session } from '../session.ts'
import { readOwn } from '../store/own-entries.ts'
import { mendStore } from './mend-store.ts'

const PAGE = 200
/** More than this is written anew at a start, not between two sales. */
const MOST_ENTRIES = 2000

/**
 * Writes the black box anew from `fromSeq` on with what the store holds; false when that is too much for now. What
 * only the box still has whole goes into the store first. If the power goes in between, the next start copies the
 * rest. Must run in turn.
 */
export async function rewriteBox(session: Session, fromSeq: number): Promise<boolean> {
  const { db, head, parts } = session
  if (head.seq - fromSeq >= MOST_ENTRIES) return false
  session.isOpen = false // until both stores end alike again
  const { cutFromSeq, holes } = await mendStore({ db, box: parts.blackBox }, fromSeq)
  const found = holes.map((seq) => ({ code: 'hole' as const, detail: { seq } }))
  session.findings = [...session.findings, ...found]
  session.unnoted = [...session.unnoted, ...found]
  if (cutFromSeq !== null) return false
  await parts.blackBox.setAside(fromSeq)
  for (let seq = fromSeq; seq <= head.seq; seq += PAGE) {
    const rows = await readOwn(db, { fromSeq: seq, toSeq: head.seq, limit: PAGE })
    await parts.blackBox.append(
      rows.map(({ prevHash, hash, text, ...row }) => ({ seq: row.seq, prevHash, hash, text })),
    )
  }
  session.isOpen = true
  return true
}
