import { returnIdSchema, type SaleId, shiftIdSchema } from '#shared/ids.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { Till } from '../../core/till.ts'
import { createReturnStore, type ReturnStore } from '../returns/return-store.ts'
import type { MakeCopy } from '../sale/copies.ts'
import type { Slip } from '../sale/slip.ts'
import { createSalesStore, type SalesStore } from '../sale/sales-store.ts'
import { createShiftStore, type ShiftStore } from '../shift/shift-store.ts'
import { createStaffStore, type StaffStore } from '../staff/staff-store.ts'
import type { Notices } from './notices.ts'

/** What is done beside selling, each with a page of its own. */
export type Rooms = { shift: ShiftStore; returns: ReturnStore; sales: SalesStore }

/** Who is at the till, by the till's own word on staff and PINs. */
export function staffOf(till: Till): StaffStore {
  return createStaffStore({
    staff: () => till.getState().staff,
    shiftCashierId: () => till.getState().openShift?.cashier.id ?? null,
    checkPin: till.checkPin,
    note: (noted) => void till.commit('audit.noted', noted),
  })
}

type Parts = {
  till: Till
  staff: StaffStore
  notices: Notices
  cashier(): StaffRef | null
  nowMs(): number
  mint(): string
  mintSaleId(): SaleId
  openSaleId(): SaleId | null
  /** The count of a close that is under way, kept on this machine. */
  kept: { load(): string | null; save(json: string | null): void }
  makeCopy: MakeCopy
  print(slip: Slip): void
}

export function createRooms(parts: Parts): Rooms {
  const { till, staff, notices, cashier, nowMs, mint, mintSaleId, openSaleId, kept, makeCopy, print } = parts
  const { approve } = staff
  const onTrouble = notices.say.bind(null, 'danger')
  return {
    shift: createShiftStore({
      till,
      cashier,
      approve,
      mintShiftId: () => shiftIdSchema.parse(mint()),
      kept,
      onTrouble,
    }),
    returns: createReturnStore({
      till,
      nowMs,
      cashier,
      approve,
      mintReturnId: () => returnIdSchema.parse(mint()),
      mintSaleId,
      openSaleId,
      onTrouble,
    }),
    sales: createSalesStore({
      till,
      cashier,
      approve,
      makeCopy,
      print,
      say: notices.say.bind(null, 'info'),
      onTrouble,
    }),
  }
}
