import { splitByLargestRemainder } from '../integer-math.ts'
import { addVnd, MAX_VND, type Vnd, vnd } from '../money.ts'
import { err, ok, type Result } from '../result.ts'
import { vatContained } from '../tax/vat.ts'
import type { VatRate } from '../tax/vat-rate.ts'
import type { PricedLine } from './price-lines.ts'
import { type SaleError, saleError } from './sale-error.ts'

export type RatedLine = PricedLine & { vatRate: VatRate }
export type VatGroup = { rate: VatRate; amount: Vnd; vat: Vnd }

/** `amount` is what all lines come to, VAT within and discounts off; cash rounding is not in it. */
export type Totals<TLine extends RatedLine = RatedLine> = {
  /** `saleDiscount`: how much of a line's discount is its share of the sale's. */
  lines: (TLine & { vat: Vnd; saleDiscount: Vnd })[]
  vatGroups: VatGroup[]
  discount: Vnd
  amount: Vnd
}

/**
 * Adds up a sale. The sale's discount is spread over the lines by what each comes to; VAT is taken out once per
 * rate group, then shared over its lines; both by largest remainder, so that lines, groups and total tie to the
 * đồng. Lines of a seller on the direct method ("none") form no group.
 */
export function totalsOf<TLine extends RatedLine>(
  lines: readonly TLine[],
  saleDiscount: number,
): Result<Totals<TLine>, SaleError> {
  if (lines.length === 0) return err(saleError('no-lines'))
  const gross = sumOf(lines, (line) => line.amount + line.discount)
  if (gross > MAX_VND) return err(saleError('amount-too-large', { value: gross }))
  if (!Number.isSafeInteger(saleDiscount) || saleDiscount < 0)
    return err(saleError('bad-discount', { value: saleDiscount }))
  if (saleDiscount > sumOf(lines, (line) => line.amount))
    return err(saleError('discount-above-amount', { value: saleDiscount }))
  const discounted = spreadDiscount(lines, saleDiscount)
  const vatGroups = groupByRate(discounted)
  return ok({
    lines: shareVat(discounted, vatGroups),
    vatGroups,
    discount: addVnd(...discounted.map((line) => line.discount)),
    amount: addVnd(...discounted.map((line) => line.amount)),
  })
}

function spreadDiscount<TLine extends RatedLine>(
  lines: readonly TLine[],
  saleDiscount: number,
): (TLine & { saleDiscount: Vnd })[] {
  const shares = splitByLargestRemainder(
    saleDiscount,
    lines.map((line) => line.amount),
  )
  return lines.map((line, index) => {
    const share = shares[index] ?? 0
    return {
      ...line,
      discount: vnd(line.discount + share),
      saleDiscount: vnd(share),
      amount: vnd(line.amount - share),
    }
  })
}

/** One group per rate, in the order of first appearance. */
function groupByRate(lines: readonly RatedLine[]): VatGroup[] {
  const amounts = new Map<VatRate, number>()
  for (const { vatRate, amount } of lines) {
    if (vatRate !== 'none') amounts.set(vatRate, (amounts.get(vatRate) ?? 0) + amount)
  }
  return [...amounts].map(([rate, sum]) => {
    const amount = vnd(sum)
    return { rate, amount, vat: vatContained(amount, rate) }
  })
}

/** The groups of lines whose VAT is known: the sums of what their lines hold. */
export function vatGroupsOf(lines: readonly { vatRate: VatRate; amount: number; vat: number }[]): VatGroup[] {
  const rates = new Set(lines.map((line) => line.vatRate).filter((rate) => rate !== 'none'))
  return [...rates].map((rate) => {
    const members = lines.filter((line) => line.vatRate === rate)
    return {
      rate,
      amount: vnd(sumOf(members, (line) => line.amount)),
      vat: vnd(sumOf(members, (line) => line.vat)),
    }
  })
}

function shareVat<TLine extends RatedLine>(
  lines: readonly TLine[],
  groups: readonly VatGroup[],
): (TLine & { vat: Vnd })[] {
  const shares = new Map<TLine, number>()
  for (const group of groups) {
    const members = lines.filter((line) => line.vatRate === group.rate)
    const parts = splitByLargestRemainder(
      group.vat,
      members.map((line) => line.amount),
    )
    for (const [index, line] of members.entries()) shares.set(line, parts[index] ?? 0)
  }
  return lines.map((line) => ({ ...line, vat: vnd(shares.get(line) ?? 0) }))
}

function sumOf<TItem>(items: readonly TItem[], value: (item: TItem) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0)
}
