import { envelopeSchema, type WrittenEntry } from '#shared/journal/entry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { PointRow } from '#shared/protocol/feed.ts'
import { type ReceiptRow, receiptModel } from '#shared/selling/receipt.ts'
import { instantOfIso } from '#shared/time.ts'

/** The slip of a sale, the first unless `copy` says which copy, with the time its entry was written, put right by the server's clock if that was known. */
export function receiptOf(
  { sale, entry }: { sale: SaleCompleted; entry: WrittenEntry },
  point: PointRow,
  copy = 0,
): ReceiptRow[] {
  const { tillId, at } = envelopeSchema.parse(JSON.parse(entry.text))
  const atMs = instantOfIso(at.wall) + (at.offsetMs ?? 0)
  return receiptModel({ sale, point, entry: { tillId, seq: entry.seq, hash: entry.hash }, atMs, copy })
}
