import type { z } from 'zod'
import type { Envelope } from '../entry.ts'
import { auditNotedSchema } from './audit-noted.ts'
import { cashMovedSchema } from './cash-moved.ts'
import { dayCorrectedSchema } from './day-corrected.ts'
import { entryCarriedSchema } from './entry-carried.ts'
import { paymentCorrectedSchema } from './payment-corrected.ts'
import { priceChangedSchema } from './price-changed.ts'
import { productProposedSchema } from './product-proposed.ts'
import { saleCompletedSchema } from './sale-completed.ts'
import { saleReturnedSchema } from './sale-returned.ts'
import { saleVoidedSchema } from './sale-voided.ts'
import { shiftClosedSchema } from './shift-closed.ts'
import { shiftOpenedSchema } from './shift-opened.ts'
import { stockCountedSchema } from './stock-counted.ts'

/** Every kind this version reads, with its version and body. An unknown one is stored and waits for an upgrade (P6). */
export const KINDS = {
  'sale.completed': { v: 1, body: saleCompletedSchema },
  'sale.voided': { v: 1, body: saleVoidedSchema },
  'sale.returned': { v: 1, body: saleReturnedSchema },
  'payment.corrected': { v: 1, body: paymentCorrectedSchema },
  'cash.moved': { v: 1, body: cashMovedSchema },
  'shift.opened': { v: 1, body: shiftOpenedSchema },
  'shift.closed': { v: 1, body: shiftClosedSchema },
  'price.changed': { v: 1, body: priceChangedSchema },
  'product.proposed': { v: 1, body: productProposedSchema },
  'stock.counted': { v: 1, body: stockCountedSchema },
  'day.corrected': { v: 1, body: dayCorrectedSchema },
  'entry.carried': { v: 1, body: entryCarriedSchema },
  'audit.noted': { v: 1, body: auditNotedSchema },
} as const

export type Kind = keyof typeof KINDS
export type BodyOf<TKind extends Kind> = z.infer<(typeof KINDS)[TKind]['body']>
/** A readable entry: a union discriminated by `kind`. */
export type Entry = { [TKind in Kind]: Envelope<TKind, BodyOf<TKind>> }[Kind]
export type EntryOf<TKind extends Kind> = Extract<Entry, { kind: TKind }>
