import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import type { MoneyFact } from '../../projections/contributions.ts'

type Fact = { tillId: string; seq: number; hash: string; entry: MoneyFact }

/**
 * Returns that bring back more than was sold, by thousandths or by đồng (one đồng of rounding allowed to each return
 * but the first), or anything of a sale that did not happen (T38): summed up anew from sales and returns.
 */
export function overReturnsOf<TFact extends Fact>(
  facts: readonly TFact[],
  statuses: ReadonlyMap<TFact, string>,
): Set<TFact> {
  const over = new Set<TFact>()
  const sales = new Map(facts.map((fact) => [nameOf(fact), fact]))
  const counted = facts.flatMap((fact) => {
    const { entry } = fact
    const isReturn = entry.kind === 'sale.returned' && statuses.get(fact) === 'counted'
    return isReturn && entry.body.of !== null ? [{ fact, sale: nameOf(entry.body.of), body: entry.body }] : []
  })
  for (const [name, returns] of Map.groupBy(counted, (one) => one.sale)) {
    const sale = sales.get(name)
    if (sale?.entry.kind !== 'sale.completed') continue
    const bad = statuses.get(sale) === 'voided' ? null : badLines(sale.entry.body.lines, returns)
    for (const { fact, body } of returns)
      if (bad === null || body.lines.some((line) => bad.has(line.saleLine))) over.add(fact)
  }
  return over
}

function nameOf({ tillId, seq, hash }: { tillId: string; seq: number; hash: string }): string {
  return `${tillId} ${seq} ${hash}`
}

function badLines(
  sold: readonly { quantity: number; amount: number }[],
  returns: readonly { body: SaleReturned }[],
): Set<number | null> {
  const back = returns.flatMap(({ body }) => body.lines)
  return new Set(
    back.flatMap(({ saleLine }) => {
      const parts = back.filter((line) => line.saleLine === saleLine)
      const line = sold[saleLine ?? sold.length]
      if (!line) return [saleLine]
      const quantity = parts.reduce((sum, part) => sum + part.quantity, 0)
      const amount = parts.reduce((sum, part) => sum + part.amount, 0)
      return quantity > line.quantity || amount > line.amount + parts.length - 1 ? [saleLine] : []
    }),
  )
}
