import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { BodyOf, Kind } from '#shared/journal/kinds/registry.ts'
import { ensureOpen } from '../ensure-open.ts'
import type { Session } from '../session.ts'
import type { OwnRow } from '../store/database.ts'
import type { CommitOutcome } from '../till.ts'
import { append, type Draft, type Prepared } from './append.ts'

/** Commits one after the other; the same sale asked for again while it runs gets the same answer [T13]. */
export type Committer = {
  commit<TKind extends Kind>(
    kind: TKind,
    body: BodyOf<TKind>,
    options?: { settles?: boolean; side?: string | undefined },
  ): Promise<CommitOutcome>
}

export function createCommitter(session: Session, onChange: (kind: Kind) => void): Committer {
  const running = new Map<string, Promise<CommitOutcome>>()

  return {
    commit(kind, body, { settles = false, side = null } = {}) {
      const saleId = kind === 'sale.completed' && 'saleId' in body ? String(body.saleId) : null
      const start = () =>
        session.inTurn(() =>
          commitInTurn(session, { kind, body, settles, side, saleId }).finally(() => onChange(kind)),
        )
      if (saleId === null) return start()
      const same = running.get(saleId)
      if (same) return same
      const mine = start().finally(() => running.delete(saleId))
      running.set(saleId, mine)
      return mine
    },
  }
}

/** What the till writes by itself, also while the cashier still has to answer. */
const UNASKED: readonly Kind[] = ['audit.noted', 'entry.carried']

type Asked = Draft & { saleId: string | null }

async function commitInTurn(session: Session, asked: Asked): Promise<CommitOutcome> {
  if (!(await ensureOpen(session))) return { outcome: 'refused', reason: 'store-closed' }
  const journaled = await findJournaled(session, asked.saleId)
  if (journaled) return journaled
  if (session.unsettled !== null && !asked.settles && !UNASKED.includes(asked.kind))
    return { outcome: 'refused', reason: 'unsettled' }
  if (asked.settles && session.unsettled === null) return { outcome: 'refused', reason: 'invalid' }
  const appended = await append(session, asked)
  if (appended.end === 'refused') return { outcome: 'refused', reason: appended.reason }
  if (appended.end === 'unknown') return settleUnknown(session, appended.prepared)
  if (asked.settles) session.unsettled = null
  return { outcome: 'done', entry: appended.prepared.written }
}

/** An error in either store, or no answer in time: nobody knows until both were opened anew (design §4.2). */
async function settleUnknown(session: Session, prepared: Prepared): Promise<CommitOutcome> {
  session.isOpen = false
  session.pending = prepared
  if (!(await ensureOpen(session))) return { outcome: 'unknown' }
  const { written, entry } = prepared
  const row = await session.db.own.get(written.seq)
  if (row?.hash !== written.hash) return { outcome: 'not-stored' }
  return entry.kind === 'sale.completed' ? { outcome: 'unknown' } : { outcome: 'done', entry: written }
}

/** What became of a sale that the journal holds: never a second entry for one saleId. */
async function findJournaled(session: Session, saleId: string | null): Promise<CommitOutcome | null> {
  if (saleId === null || session.newSaleIds.delete(saleId)) return null
  const row = await session.db.own.where('saleId').equals(saleId).first()
  if (row === undefined) return null
  if (row.seq === session.unsettled?.seq) return { outcome: 'unknown' }
  const isVoided = await session.db.own.where('voidedSaleId').equals(saleId).first()
  return isVoided || !hasText(row)
    ? { outcome: 'refused', reason: 'invalid' }
    : { outcome: 'done', entry: row }
}

function hasText(row: OwnRow): row is OwnRow & WrittenEntry {
  return row.text !== null
}
