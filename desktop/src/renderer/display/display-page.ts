import { formatQuantity } from '#shared/format.ts'
import { vnd } from '#shared/money.ts'
import type { PointRow } from '#shared/protocol/feed.ts'
import { changeOf } from '#shared/selling/payments.ts'
import { priceCart } from '#shared/selling/price-cart.ts'
import type { DisplayPage } from '../../machine/contract-display.ts'
import type { Cart } from '../cart/cart.ts'
import { CASH_DRAFT, payFigures } from '../payment/pay.ts'
import { vietQrText } from '../payment/qr-code.ts'
import type { SaleFlow } from '../sale/sale-flow.ts'
import { pricingOf } from '../sale/sale-store.ts'

type Counter = {
  point: PointRow | null
  flow: SaleFlow
  cart: Cart | null
  /** The number the open sale will have. */
  number: string
  nowMs: number
}

/** What the buyer sees of the counter: never more than their own sale, and nothing of the staff. */
export function displayPageOf({ point, flow, cart, number, nowMs }: Counter): DisplayPage {
  if (flow.step === 'done') {
    const { total, payments } = flow.sale
    return { kind: 'thanks', total, change: changeOf(payments) }
  }
  const welcome: DisplayPage = { kind: 'welcome', shop: point?.name ?? '' }
  if (!point || !cart) return welcome
  const priced = priceCart(cart.lines, pricingOf(cart, point, nowMs))
  if (!priced.ok) return welcome
  const { amount, lines } = priced.value
  const asked = qrPage({ point, cart, flow, amount, number })
  if (asked) return asked
  return {
    kind: 'cart',
    lines: cart.lines.map(({ product, quantity }, index) => ({
      name: product.name.slice(0, 300),
      quantity: formatQuantity(quantity, product.unit),
      amount: lines[index]?.amount ?? vnd(0),
    })),
    total: amount,
  }
}

type Asked = { point: PointRow; cart: Cart; flow: SaleFlow; amount: number; number: string }

/** The code to scan while the cashier shows one, for the same amount and with the same words as beside the cashier. */
function qrPage({ point, cart, flow, amount, number }: Asked): DisplayPage | null {
  const isAsked = flow.step === 'paying' || flow.step === 'committing'
  if (!isAsked || !cart.qr || !point.bank) return null
  const draft = { ...CASH_DRAFT, method: 'vietqr', amount: cart.qr.amount } as const
  const { given } = payFigures({ amount, taken: cart.tenders, draft, cashStep: point.settings.cashStep })
  const vietQr = vietQrText({ bank: point.bank, amount: given, bill: number })
  const account = `${point.bank.accountName} · ${point.bank.account}`
  return vietQr === null ? null : { kind: 'vietqr', vietQr, amount: vnd(given), account }
}
