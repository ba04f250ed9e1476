import { z } from 'zod'
import { scaleRounded } from '#shared/integer-math.ts'
import { MAX_VND } from '#shared/money.ts'

/** A discount as the cashier gave it: a percentage follows the quantity, an amount stays. */
export const discountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), amount: z.int().min(1).max(MAX_VND) }),
  /** In hundredths of a percent. */
  z.object({ kind: z.literal('percent'), basisPoints: z.int().min(1).max(10_000) }),
])
export type Discount = z.infer<typeof discountSchema>

/** What a discount takes off `amount`, in đồng: rounded once, never more than there is. */
export function discountOn(amount: number, discount: Discount | null): number {
  if (discount === null) return 0
  const off =
    discount.kind === 'amount' ? discount.amount : scaleRounded(amount, discount.basisPoints, 10_000)
  return Math.min(off, amount)
}

/** A percentage as it is typed: "10", "7,5", "12.25". Null when it is none, or above a hundred. */
export function parsePercent(text: string): Discount | null {
  const match = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(text)
  if (!match) return null
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return basisPoints > 0 && basisPoints <= 10_000 ? { kind: 'percent', basisPoints } : null
}

/** 750 → "7,5 %". */
export function formatPercent(basisPoints: number): string {
  const fraction = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.trunc(basisPoints / 100)}${fraction && `,${fraction}`}\u00a0%`
}
