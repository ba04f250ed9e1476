import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { StaffRef } from '#shared/journal/common.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import type { ReturnId } from '#shared/ids.ts'
import type { SaleNumber } from '#shared/selling/sale-number.ts'
import type { FoundSale } from '../../core/till.ts'
import type { OpenLine } from '../cart/cart.ts'
import type { RefundDraft, ReturnDraft } from './return-draft.ts'

/** Goods that come back without a slip: what was scanned, priced today, and who approved it. */
export type LooseDraft = { lines: readonly OpenLine[]; reason: string; refund: RefundDraft }

/**
 * Where a return stands. Each return gets its id when its goods are chosen, so that however often it is confirmed it is
 * one return.
 */
export type ReturnFlow =
  | { step: 'finding'; found: readonly FoundSale[]; missing: string | null }
  | { step: 'choosing'; returnId: ReturnId; found: FoundSale; draft: ReturnDraft; isSaving: boolean }
  | { step: 'loose'; returnId: ReturnId; approvedBy: StaffRef; draft: LooseDraft; isSaving: boolean }
  | { step: 'done'; body: SaleReturned; entry: WrittenEntry; saleNumber: SaleNumber | null }

export const FINDING: ReturnFlow = { step: 'finding', found: [], missing: null }
