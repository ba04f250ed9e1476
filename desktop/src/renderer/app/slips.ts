import { must } from '#shared/result.ts'
import { returnSlipModel } from '#shared/selling/return-slip.ts'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { reportOf } from '#shared/selling/close-shift.ts'
import { xReportModel, zReportModel } from '#shared/selling/shift-slip.ts'
import { envelopeSchema, type WrittenEntry } from '#shared/journal/entry.ts'
import { instantOfIso } from '#shared/time.ts'
import type { ShiftNow, TillState } from '../../core/till.ts'
import type { ReturnFlow } from '../returns/return-flow.ts'
import type { ClosedShift } from '../shift/shift-store.ts'

/** The X of an open shift; blind for who will still count the drawer. */
export function xSlip(
  state: TillState,
  now: ShiftNow,
  { atMs, isBlind }: { atMs: number; isBlind: boolean },
): ReceiptRow[] {
  const shift = must(state.openShift, 'an open shift')
  const { figures, last, openedAtMs, head } = now
  return xReportModel({
    ...placeOf(state),
    cashier: { ...shift.cashier, id: shift.cashier.id as never }, // only its name is printed
    openedAtMs,
    atMs,
    head,
    saleCount: figures.saleCount,
    saleTotal: figures.saleTotal,
    report: reportOf(figures, last),
    expected: figures.expected,
    isBlind,
  })
}

/** The Z of a shift that was closed: perpetual totals, and the head of the journal. */
export function zSlip(state: TillState, { closing, openedAtMs, entry }: ClosedShift, copy = 0): ReceiptRow[] {
  const { atMs, slip } = writtenAt(entry)
  return zReportModel({ ...placeOf(state), closing, openedAtMs, atMs, head: slip, copy })
}

/** The slip of a return that is done. */
export function returnSlip(
  state: TillState,
  { body, entry, saleNumber }: Extract<ReturnFlow, { step: 'done' }>,
  copy = 0,
): ReceiptRow[] {
  const { atMs, slip } = writtenAt(entry)
  const { point } = placeOf(state)
  return returnSlipModel({ body, saleNumber, point, entry: slip, atMs, copy })
}

function placeOf({ point, identity }: TillState) {
  return { point: must(point, 'the point'), tillName: `Quầy ${identity?.number ?? ''}` }
}

/** The time an entry was written, put right by the server's clock if that was known. */
function writtenAt({ text, seq, hash }: WrittenEntry) {
  const { tillId, at } = envelopeSchema.parse(JSON.parse(text))
  return { atMs: instantOfIso(at.wall) + (at.offsetMs ?? 0), slip: { tillId, seq, hash } }
}
