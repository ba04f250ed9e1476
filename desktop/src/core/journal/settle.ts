import { staffIdSchema } from '#shared/ids.ts'
import { ensureOpen } from '../ensure-open.ts'
import type { Session } from '../session.ts'
import { clearMeta } from '../store/meta.ts'
import type { CommitOutcome } from '../till.ts'
import type { Committer } from './commit.ts'

/** The cashier's word on a sale found kept: `keep` lets it be printed, `void` writes that it did not happen. */
export async function settleSale(
  { session, committer }: { session: Session; committer: Committer },
  choice: 'keep' | 'void',
  by: { id: string; name: string },
): Promise<CommitOutcome> {
  if (choice === 'keep') return session.inTurn(() => keep(session))
  const { unsettled } = session
  const hash = unsettled && (await session.db.own.get(unsettled.seq))?.hash
  if (!unsettled || !hash) return { outcome: 'refused', reason: 'invalid' }
  const { saleId, seq } = unsettled
  const who = { id: staffIdSchema.parse(by.id), name: by.name }
  const end = await committer.commit(
    'sale.voided',
    { saleId, seq, hash, reason: 'unknown-outcome', by: who },
    { settles: true },
  )
  if (end.outcome === 'done') await session.db.side.delete(hash) // no sale, no invoice
  return end
}

/** A void of unknown outcome may have gone in after all: known only once both stores are open again. */
async function keep(session: Session): Promise<CommitOutcome> {
  if (!(await ensureOpen(session))) return { outcome: 'refused', reason: 'store-closed' }
  const { db, unsettled } = session
  const row = unsettled === null ? undefined : await db.own.get(unsettled.seq)
  if (row === undefined || row.text === null) return { outcome: 'refused', reason: 'invalid' }
  await clearMeta(db, 'unsettledSeq')
  session.unsettled = null
  return { outcome: 'done', entry: { ...row, text: row.text } }
}
