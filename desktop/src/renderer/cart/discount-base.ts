import { type LineFigures, priceLine } from '#shared/selling/price-lines.ts'

/** What a discount is taken off: the line's price × quantity, or the sale after the discounts of its lines. */
export function discountBase({ lines }: { lines: readonly LineFigures[] }, index: number | null): number {
  if (index !== null) return grossOf(lines[index])
  return lines.reduce((sum, line) => sum + grossOf(line) - line.discount, 0)
}

/** Price × quantity as the sale will round it; 0 when it cannot be priced. */
export function grossOf(line: LineFigures | undefined): number {
  const priced = line && priceLine({ ...line, discount: 0 })
  return priced?.ok ? priced.value.amount : 0
}
