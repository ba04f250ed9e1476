import type { Entry } from '#shared/journal/kinds/registry.ts'
import { type Folded, foldFact } from '#shared/journal/fold.ts'
import type { ShiftReport } from '#shared/journal/kinds/shift-report.ts'
import { type ShiftCash, shiftCashFold, shiftFigures } from '#shared/selling/expected-cash.ts'
import { instantOfIso } from '#shared/time.ts'
import { readAny } from '../journal/read-any.ts'
import type { Session } from '../session.ts'
import type { TillDb } from '../store/database.ts'
import { readOwn } from '../store/own-entries.ts'
import type { ShiftNow } from '../till.ts'

const PAGE = 500

type Kept = {
  tillId: string
  openedSeq: number
  openedHash: string
  openedAtMs: number
  through: number
  folded: Folded<ShiftCash>
}

/**
 * The open shift's figures at any time: each entry is read once, later looks read only what came since. A store that
 * was opened anew may hold other entries, so it is read anew.
 */
export function createShiftReader(session: Session): () => Promise<ShiftNow | null> {
  let kept: (Kept & { db: TillDb; views: unknown }) | null = null

  return async () => {
    const { db, head, identity, viewKeeper } = session
    const { openShift } = viewKeeper.views
    if (!openShift || !identity) return null
    const { tillId } = identity
    const { shiftId, openedSeq } = openShift
    const fold = shiftCashFold({ tillId, shiftId, openedSeq })
    const opened = await db.own.get(openedSeq)
    const entry = opened && readAny(opened)
    if (!opened || entry?.kind !== 'shift.opened') return null
    const isSame = kept?.db === db && kept.views === viewKeeper && kept.openedHash === opened.hash
    const start = {
      tillId,
      openedSeq,
      openedHash: opened.hash,
      openedAtMs: datedMs(entry),
      through: openedSeq - 1,
    }
    const from =
      isSame && kept
        ? kept
        : { ...start, db, views: viewKeeper, folded: { state: fold.empty(), skipped: {} } }
    let { folded, through } = from
    while (through < head.seq) {
      const rows = await readOwn(db, { fromSeq: through + 1, toSeq: head.seq, limit: PAGE })
      const last = rows.at(-1)
      if (last === undefined) break
      for (const row of rows) {
        const fact = readAny(row)
        if (fact) folded = foldFact(fold, folded, { entry: fact, hash: row.hash, datedMs: datedMs(fact) })
      }
      through = last.seq
    }
    kept = { ...from, folded, through }
    const figures = shiftFigures(folded.state)
    return { openedAtMs: from.openedAtMs, figures, last: await lastReport(db), head: { tillId, ...head } }
  }
}

/** The report of this till's last Z, which the next goes on from; null before the first. */
async function lastReport(db: TillDb): Promise<ShiftReport | null> {
  const row = await db.own.where('closing').equals(1).last()
  const entry = row && readAny(row)
  return entry?.kind === 'shift.closed' ? (entry.body.report ?? null) : null
}

function datedMs({ at }: Entry): number {
  return instantOfIso(at.wall) + (at.offsetMs ?? 0)
}
