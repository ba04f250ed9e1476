import type { SaleCompleted } from '../journal/kinds/sale-completed.ts'
import type { SaleReturned } from '../journal/kinds/sale-returned.ts'

export type SaleNumber = SaleCompleted['number']

/** The number on the receipt: point, till, the till's own count of sales ("BMT01-02-000123"). */
export function formatSaleNumber({ point, till, sale }: SaleNumber): string {
  return `${point}-${String(till).padStart(2, '0')}-${String(sale).padStart(6, '0')}`
}

/** The number on a return's slip: the till's own count of returns ("BMT01-02-T000007"). */
export function formatReturnNumber({ point, till, return: count }: SaleReturned['number']): string {
  return `${point}-${String(till).padStart(2, '0')}-T${String(count).padStart(6, '0')}`
}
