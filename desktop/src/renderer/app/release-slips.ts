import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { formatReturnNumber, formatSaleNumber } from '#shared/selling/sale-number.ts'
import type { TillState } from '../../core/till.ts'
import type { ReturnFlow } from '../returns/return-flow.ts'
import type { MakeCopy } from '../sale/copies.ts'
import { receiptOf } from '../sale/receipt-of.ts'
import type { SaleStore } from '../sale/sale-store.ts'
import type { Slip } from '../sale/slip.ts'
import type { ClosedShift } from '../shift/shift-store.ts'
import type { Printing } from './printing.ts'
import type { Rooms } from './rooms.ts'
import { returnSlip, zSlip } from './slips.ts'

type Parts = { state(): TillState; makeCopy: MakeCopy; printing: Printing }

/**
 * What both stores hold releases its slip, once, and opens the drawer first where cash changes hands (T05, T43): sales,
 * returns, closed shifts.
 */
export function releaseSlips(
  { sale, rooms }: { sale: SaleStore; rooms: Pick<Rooms, 'returns' | 'shift'> },
  { state, makeCopy, printing }: Parts,
): void {
  let released = ''
  function release(entry: WrittenEntry, { hasCash, slip }: { hasCash: boolean; slip: Slip }): void {
    if (entry.hash === released) return
    released = entry.hash
    void (hasCash ? printing.openDrawer() : Promise.resolve()).then(() => printing.print(slip))
  }
  sale.subscribe(({ flow }) => {
    if (flow.step !== 'done') return
    const hasCash = flow.sale.payments.some(({ method }) => method === 'cash')
    release(flow.entry, { hasCash, slip: saleSlip(flow, state(), makeCopy) })
  })
  rooms.returns.subscribe(({ flow, exchange }) => {
    if (flow.step !== 'done') return
    const hasCash = !exchange && flow.body.refunds.some(({ method }) => method === 'cash')
    release(flow.entry, { hasCash, slip: slipOfReturn(flow, state(), makeCopy) })
  })
  rooms.shift.subscribe(({ closed }) => {
    if (closed) release(closed.entry, { hasCash: false, slip: slipOfZ(closed, state(), makeCopy) })
  })
}

function saleSlip(
  sold: { sale: SaleCompleted; entry: WrittenEntry },
  { point }: TillState,
  makeCopy: MakeCopy,
): Slip {
  const number = formatSaleNumber(sold.sale.number)
  const rowsOf = (copy: number) => (point ? receiptOf(sold, point, copy) : [])
  return {
    name: { key: 'print.slip.sale', values: { number } },
    rows: rowsOf(0),
    copy: () => makeCopy({ hash: sold.entry.hash, as: 'sale', number }, rowsOf),
  }
}

/** The slip of a return that is done. */
export function slipOfReturn(
  done: Extract<ReturnFlow, { step: 'done' }>,
  state: TillState,
  makeCopy: MakeCopy,
): Slip {
  const number = formatReturnNumber(done.body.number)
  const rowsOf = (copy: number) => returnSlip(state, done, copy)
  return {
    name: { key: 'print.slip.return', values: { number } },
    rows: rowsOf(0),
    copy: () => makeCopy({ hash: done.entry.hash, as: 'return', number }, rowsOf),
  }
}

/** The Z of a shift that was closed. */
export function slipOfZ(closed: ClosedShift, state: TillState, makeCopy: MakeCopy): Slip {
  const number = String(closed.closing.report.number)
  const rowsOf = (copy: number) => zSlip(state, closed, copy)
  return {
    name: { key: 'print.slip.z' },
    rows: rowsOf(0),
    copy: () => makeCopy({ hash: closed.entry.hash, as: 'z', number }, rowsOf),
  }
}
