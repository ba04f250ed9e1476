import { mintId, type ReturnId, type ShiftId } from '#shared/ids.ts'
import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import type { TillId } from '#shared/ids.ts'
import { buildReturn } from '#shared/selling/return.ts'
import type { Random } from '#shared/testing/random.ts'

export type DemoSold = { entry: WrittenEntry; sale: SaleCompleted }

const REASONS = ['Bao bì rách', 'Khách đổi ý', 'Mua nhầm loại', 'Gần hết hạn']

/** A buyer brings one line of a sale back the same day. */
export function demoReturn(
  random: Random,
  { entry, sale }: DemoSold,
  by: { tillId: TillId; count: number; shiftId: ShiftId | null; cashier: StaffRef },
): SaleReturned {
  const saleLine = random.int(0, sale.lines.length - 1)
  const ref = { saleId: sale.saleId, tillId: by.tillId, seq: entry.seq, hash: entry.hash }
  const items = [{ saleLine, quantity: sale.lines[saleLine]?.quantity ?? 0 }]
  const built = buildReturn({ sale, ref, returns: [] }, items, {
    returnId: mintId(random.bytes) as ReturnId,
    number: { point: sale.number.point, till: sale.number.till, return: by.count },
    ...{ shiftId: by.shiftId, cashier: by.cashier, approvedBy: null, reason: random.pick(REASONS) },
    ...{ refunds: [], cashStep: 0, exchangeSaleId: null },
  })
  if (!built.ok) throw new Error(`the demo took back what cannot come back: ${built.error.code}`)
  return built.value
}
