import type { Payment } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleRef } from '#shared/journal/kinds/sale-returned.ts'
import { readAny } from '../journal/read-any.ts'
import { readOwn } from '../store/own-entries.ts'
import type { Known } from './find-sale.ts'

const PAGE = 500

/**
 * How a sale of this till is paid now: as it was sold, or as its last correction says. Reads what came after it, which
 * is little within a shift. Null for a sale of another till or none.
 */
export async function paymentsOf({ db, tillId }: Known, ref: SaleRef): Promise<readonly Payment[] | null> {
  const sold = ref.tillId === tillId ? await db.own.get(ref.seq) : undefined
  const sale = sold?.hash === ref.hash ? readAny(sold) : null
  if (sale?.kind !== 'sale.completed') return null
  let payments: readonly Payment[] = sale.body.payments
  for (let fromSeq = ref.seq + 1; ; fromSeq += PAGE) {
    const rows = await readOwn(db, { fromSeq, toSeq: fromSeq + PAGE - 1, limit: PAGE })
    for (const row of rows) {
      const entry = readAny(row)
      if (entry?.kind === 'payment.corrected' && entry.body.of.hash === ref.hash) payments = entry.body.after
    }
    if (rows.length < PAGE) return payments
  }
}
