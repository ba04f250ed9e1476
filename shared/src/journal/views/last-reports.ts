import type { TillId } from '../../ids.ts'
import type { Fact, Fold } from '../fold.ts'
import type { EntryHash } from '../hash.ts'
import type { ShiftReport } from '../kinds/shift-report.ts'

/** The report of each till's last Z: the next one's number and grand totals go on from it. */
export type LastReports = Map<TillId, { seq: number; hash: EntryHash; report: ShiftReport }>

export const LAST_REPORTS: Fold<LastReports> = {
  empty: () => new Map(),
  on: { 'shift.closed': applyClosed },
}

function applyClosed(last: LastReports, { entry, hash }: Fact<'shift.closed'>): LastReports {
  const { report } = entry.body
  const held = last.get(entry.tillId)
  if (!report || (held && !isAfter({ seq: entry.seq, hash, report }, held))) return last
  return last.set(entry.tillId, { seq: entry.seq, hash, report })
}

type Last = { seq: number; hash: EntryHash; report: ShiftReport }

function isAfter(next: Last, held: Last): boolean {
  return next.seq === held.seq ? next.hash > held.hash : next.seq > held.seq
}
