import { scaleRounded } from '../../integer-math.ts'

/** The figures of a sale, as far as they must agree with one another. */
export type SaleFigures = {
  vatMethod: string
  lines: readonly SaleLineFigures[]
  vatGroups: readonly { rate: string; amount: number; vat: number }[]
  rounding: number
  total: number
  payments: readonly { method: string; amount: number; given: number }[]
}

export type SaleLineFigures = {
  unitPrice: number
  quantity: number
  discount: number
  saleDiscount?: number | undefined
  amount: number
  vat: number
  vatRate: string
}

/** The invariants of a sale's figures, those that do not hold; an empty list when all do. */
export function saleFaults(sale: SaleFigures): string[] {
  return [
    ...totalFaults(sale),
    ...sale.lines.flatMap((line) => lineFaults(line, sale.vatMethod)),
    ...vatFaults(sale),
  ]
}

function totalFaults({ lines, rounding, total, payments }: SaleFigures): string[] {
  const faults: string[] = []
  if (sumOf(lines, (line) => line.amount) + rounding !== total)
    faults.push('lines and rounding do not add up to the total')
  if (sumOf(payments, (payment) => payment.amount) !== total)
    faults.push('payments do not cover the total exactly')
  for (const { method, amount, given } of payments) {
    if (given < amount) faults.push('a payment keeps more than was given')
    if (given > amount && method !== 'cash') faults.push('only cash gives change')
  }
  return faults
}

function lineFaults(line: SaleLineFigures, vatMethod: string): string[] {
  const faults: string[] = []
  if (scaleRounded(line.unitPrice, line.quantity, 1000) - line.discount !== line.amount)
    faults.push('a line is not price × quantity − discount')
  if ((line.saleDiscount ?? 0) > line.discount)
    faults.push('a line’s share of the sale’s discount is above its discount')
  faults.push(...lineVatFaults(line, vatMethod))
  return faults
}

export function lineVatFaults(
  line: Pick<SaleLineFigures, 'amount' | 'vat' | 'vatRate'>,
  vatMethod: string,
): string[] {
  const faults: string[] = []
  if (line.vat > line.amount) faults.push('a line holds more VAT than its amount')
  if ((line.vatRate === 'none') !== (vatMethod === 'direct'))
    faults.push('a line with a rate its VAT method has not')
  if (line.vatRate === 'none' && line.vat !== 0) faults.push('a line holds VAT and shows none')
  return faults
}

export function vatFaults({ lines, vatGroups }: Pick<SaleFigures, 'lines' | 'vatGroups'>): string[] {
  const faults: string[] = []
  const rates = new Set(lines.map((line) => line.vatRate).filter((rate) => rate !== 'none'))
  const grouped = new Set(vatGroups.map((group) => group.rate))
  if (
    grouped.size !== vatGroups.length ||
    grouped.size !== rates.size ||
    [...rates].some((rate) => !grouped.has(rate))
  )
    faults.push('VAT groups are not one for each rate of the lines')
  for (const { rate, amount, vat } of vatGroups) {
    const members = lines.filter((line) => line.vatRate === rate)
    if (sumOf(members, (line) => line.amount) !== amount)
      faults.push(`VAT group ${rate}: amount differs from its lines`)
    if (sumOf(members, (line) => line.vat) !== vat)
      faults.push(`VAT group ${rate}: VAT differs from its lines`)
  }
  return faults
}

function sumOf<TItem>(items: readonly TItem[], value: (item: TItem) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0)
}
