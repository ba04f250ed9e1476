import { scaleRounded } from '../integer-math.ts'
import { type Vnd, vnd } from '../money.ts'
import type { BusinessDay } from '../time.ts'
import type { VatClass, VatMethod, VatRate } from './vat-rate.ts'
import { VAT_TABLE, type VatCase, type VatTable } from './vat-table.ts'

/** All that the rate of a line depends on. `day` is the business day of the sale. */
export type VatQuestion = {
  vatClass: VatClass
  vatMethod: VatMethod
  /** The point's operator grew, bred or caught what it sells as its own. */
  isSellerGrower: boolean
  ownership: { kind: 'own' | 'consigned' }
  day: BusinessDay
}

/**
 * The VAT rate of a retail line; the only place that decides it. A seller on the direct method shows none (Luật
 * 48/2024/QH15, Điều 12). Farm produce is 5 % when a trader sells it to consumers, not subject when the grower
 * sells its own (Điều 5 khoản 1); goods taken on consignment are somebody else's. A class the accountant has not
 * decided stays `undecided`: never a guess.
 */
export function vatRateFor(question: VatQuestion, table: VatTable = VAT_TABLE): VatRate {
  if (question.vatMethod === 'direct') return 'none'
  if (question.vatClass === 'undecided') return 'undecided'
  const periods = table[vatCase(question.vatClass, question)]
  return periods.findLast(({ from }) => from === null || from <= question.day)?.rate ?? 'undecided'
}

/**
 * The VAT inside an amount that includes it: amount × r ÷ (100 + r), rounded to whole đồng by the one rule
 * (`scaleRounded`). 0 where no percentage applies.
 */
export function vatContained(amount: Vnd, rate: VatRate): Vnd {
  const percent = percentOf(rate)
  return vnd(scaleRounded(amount, percent, 100 + percent))
}

function vatCase(vatClass: Exclude<VatClass, 'undecided'>, question: VatQuestion): VatCase {
  const isOwnHarvest = question.isSellerGrower && question.ownership.kind === 'own'
  return vatClass === 'farm-produce' && isOwnHarvest ? 'farm-produce-by-grower' : vatClass
}

function percentOf(rate: VatRate): number {
  return rate.endsWith('%') ? Number(rate.slice(0, -1)) : 0
}
