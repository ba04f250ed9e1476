import type { CommitOutcome } from '../till.ts'
import type { Session } from '../session.ts'
import { clearMeta } from '../store/meta.ts'
import type { Committer } from './commit.ts'
import { staffIdSchema } from '#shared/ids.ts'

/** The cashier's word on a sale found kept: `keep` lets it be printed, `void` writes that it did not happen. */
export async function settleSale(
  { session, committer }: { session: Session; committer: Committer },
  choice: 'keep' | 'void',
  by: { id: string; name: string },
): Promise<CommitOutcome> {
  const { unsettled, db } = session
  const row = unsettled === null ? undefined : await db.own.get(unsettled.seq)
  if (unsettled === null || row === undefined || row.text === null)
    return { outcome: 'refused', reason: 'invalid' }
  if (choice === 'keep') {
    await clearMeta(db, 'unsettledSeq')
    session.unsettled = null
    return { outcome: 'done', entry: { ...row, text: row.text } }
  }
  const body = {
    saleId: unsettled.saleId,
    seq: row.seq,
    hash: row.hash,
    reason: 'unknown-outcome',
    by: { id: staffIdSchema.parse(by.id), name: by.name },
  }
  return committer.commit('sale.voided', body, { settles: true })
}
