import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { ReturnFlow } from './return-flow.ts'

/** The slip of a return that is done, as the point prints it. */
export type SlipRows = (done: Extract<ReturnFlow, { step: 'done' }>) => readonly ReceiptRow[]
