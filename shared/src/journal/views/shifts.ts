import type { TillId } from '../../ids.ts'
import type { Fact, Fold } from '../fold.ts'
import type { ShiftOpened } from '../kinds/shift-opened.ts'

export type OpenShift = { tillId: TillId; openedSeq: number; shift: ShiftOpened }

/** Keys are till and shift id: a till closes only its own shifts. */
export type Shifts = { opened: Map<string, OpenShift>; closed: Set<string> }

export const SHIFTS: Fold<Shifts> = {
  empty: () => ({ opened: new Map(), closed: new Set() }),
  on: { 'shift.opened': applyOpened, 'shift.closed': applyClosed },
}

/** The newest shift of the till that no entry closes, or null. */
export function openShiftOf(shifts: Shifts, tillId: TillId): OpenShift | null {
  let newest: OpenShift | null = null
  for (const [key, open] of shifts.opened)
    if (open.tillId === tillId && !shifts.closed.has(key) && open.openedSeq > (newest?.openedSeq ?? 0))
      newest = open
  return newest
}

function applyOpened(shifts: Shifts, { entry }: Fact<'shift.opened'>): Shifts {
  const key = `${entry.tillId} ${entry.body.shiftId}`
  const held = shifts.opened.get(key)
  if (held && held.openedSeq <= entry.seq) return shifts
  shifts.opened.set(key, { tillId: entry.tillId, openedSeq: entry.seq, shift: entry.body })
  return shifts
}

function applyClosed(shifts: Shifts, { entry }: Fact<'shift.closed'>): Shifts {
  shifts.closed.add(`${entry.tillId} ${entry.body.shiftId}`)
  return shifts
}
