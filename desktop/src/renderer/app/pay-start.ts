import type { PaymentMethod } from '#shared/journal/kinds/sale-completed.ts'

/** Each press of a payment key begins anew with its method. */
export type PayStart = { method: PaymentMethod; press: number }
