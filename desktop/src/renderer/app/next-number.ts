import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import type { Till } from '../../core/till.ts'

/** The number the open sale will have. */
export function nextNumber(till: Pick<Till, 'getState' | 'nextSaleNumber'>): string {
  const { point, identity } = till.getState()
  const parts = { point: point?.code ?? '', till: identity?.number ?? 1, sale: till.nextSaleNumber() }
  return formatSaleNumber(parts)
}
