import { type Cart, saleDiscountOf } from './cart.ts'
import { grossOf } from './discount-base.ts'

/** The deepest cut of a cart, of one line or of the whole: its share in hundredths of a percent, and the đồng. */
export type DeepestCut = { basisPoints: number; amount: number }

export function deepestCut(cart: Pick<Cart, 'lines' | 'discount'>): DeepestCut {
  const lines = cart.lines.map((line) => ({ off: line.discount, gross: grossOf(line) }))
  const whole = {
    off: lines.reduce((sum, { off }) => sum + off, saleDiscountOf(cart)),
    gross: lines.reduce((sum, { gross }) => sum + gross, 0),
  }
  const cuts = [...lines, whole]
  return {
    basisPoints: Math.max(
      ...cuts.map(({ off, gross }) => (gross === 0 ? 0 : Math.ceil((off * 10_000) / gross))),
    ),
    amount: Math.max(...cuts.map(({ off }) => off)),
  }
}

/** Whether a cashier may take that off alone: both bounds hold. */
export function isWithin(cut: DeepestCut, limit: DeepestCut): boolean {
  return cut.basisPoints <= limit.basisPoints && cut.amount <= limit.amount
}
