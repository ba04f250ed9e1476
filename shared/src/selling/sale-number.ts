import type { SaleCompleted } from '../journal/kinds/sale-completed.ts'

export type SaleNumber = SaleCompleted['number']

/** The number on the receipt: point, till, the till's own count of sales ("BMT01-02-000123"). */
export function formatSaleNumber({ point, till, sale }: SaleNumber): string {
  return `${point}-${String(till).padStart(2, '0')}-${String(sale).padStart(6, '0')}`
}
