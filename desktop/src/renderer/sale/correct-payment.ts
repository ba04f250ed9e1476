import type { ShiftId } from '#shared/ids.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { PaymentCorrected } from '#shared/journal/kinds/payment-corrected.ts'
import type { Payment, PaymentMethod, SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleRef } from '#shared/journal/kinds/sale-returned.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { FoundSale, TillState } from '../../core/till.ts'

/** What the payment should have been: one method for all of it, its reference, and why it is corrected. */
export type CorrectionDraft = { method: PaymentMethod; reference: string; reason: string }
type CorrectionError = 'no-reason' | 'unchanged'

/** Only a sale of this very shift of this till: afterwards its money has been counted (SPEC §4.2). */
export function canCorrect({ sale, ref, isVoided }: FoundSale, { identity, openShift }: TillState): boolean {
  const isHere = ref.tillId === identity?.tillId && sale.shiftId === openShift?.shiftId
  return isHere && openShift !== null && !isVoided
}

type Around = {
  ref: SaleRef
  sale: Pick<SaleCompleted, 'total'>
  /** How the sale is paid now: as it was sold, or as the last correction says. */
  before: readonly Payment[]
  shiftId: ShiftId
  cashier: StaffRef
  approvedBy: StaffRef
}

/** Makes the body of payment.corrected: the whole total by one method, in place of what was written. */
export function correctionOf(
  { method, reference, reason }: CorrectionDraft,
  { ref, sale, before, shiftId, cashier, approvedBy }: Around,
): Result<PaymentCorrected, CorrectionError> {
  const said = reason.trim().slice(0, 400)
  if (said === '') return err('no-reason')
  const after: Payment[] = [
    { method, amount: sale.total, given: sale.total, reference: reference.trim().slice(0, 400) || null },
  ]
  if (isSame(before, after)) return err('unchanged')
  const body = { of: ref, shiftId, cashier, approvedBy, before: [...before], after, total: sale.total }
  return ok({ ...body, reason: said })
}

function isSame(before: readonly Payment[], after: readonly Payment[]): boolean {
  const [was, will] = [before[0], after[0]]
  return before.length === 1 && was?.method === will?.method && was?.reference === will?.reference
}
