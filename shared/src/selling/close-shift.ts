import type { StaffRef } from '../journal/common.ts'
import type { ShiftClosed } from '../journal/kinds/shift-closed.ts'
import type { ShiftReport } from '../journal/kinds/shift-report.ts'
import { type Vnd, vnd } from '../money.ts'
import type { ShiftFigures, ShiftRef } from './expected-cash.ts'
import { plainTextOrNull } from './plain-text.ts'
import { staffRef } from './sale.ts'

/** The figures of a shift as its Z says them. `last`: the report of the till's Z before, null at its first. */
export function reportOf(figures: ShiftFigures, last: ShiftReport | null): ShiftReport {
  const before = last?.grandTotals ?? { saleCount: 0, saleTotal: 0, returnCount: 0, returnTotal: 0 }
  return {
    number: (last?.number ?? 0) + 1,
    float: figures.float,
    paidIn: figures.paidIn,
    paidOut: figures.paidOut,
    returnCount: figures.returnCount,
    returnTotal: figures.returnTotal,
    correctionCount: figures.correctionCount,
    discount: figures.discount,
    rounding: figures.rounding,
    methods: figures.methods,
    vatGroups: figures.vatGroups,
    grandTotals: {
      saleCount: before.saleCount + figures.saleCount,
      saleTotal: before.saleTotal + figures.saleTotal,
      returnCount: before.returnCount + figures.returnCount,
      returnTotal: before.returnTotal + figures.returnTotal,
    },
  }
}

/** What the cashier counted, blind, and says of a difference. */
export type Count = { counted: Vnd; notes: ShiftClosed['notes']; reason: string | null; cashier: StaffRef }

/** Makes the body of shift.closed. It can always be made (T32); whether a difference needs a manager is the page's to ask. */
export function buildClosing(
  { shiftId, openedSeq }: Pick<ShiftRef, 'shiftId' | 'openedSeq'>,
  { counted, notes, reason, cashier }: Count,
  { figures, last }: { figures: ShiftFigures; last: ShiftReport | null },
): ShiftClosed {
  const expected = vnd(figures.expected)
  return {
    shiftId,
    cashier: staffRef(cashier),
    openedSeq,
    counted,
    notes,
    expected,
    difference: vnd(counted - expected),
    reason: plainTextOrNull(reason),
    saleCount: figures.saleCount,
    saleTotal: vnd(figures.saleTotal),
    report: reportOf(figures, last),
  }
}
