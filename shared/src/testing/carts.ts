import { certificateSchema } from '../catalogue/certificate.ts'
import { mintId, operatorIdSchema, productIdSchema, saleIdSchema, shiftIdSchema } from '../ids.ts'
import { staffRefSchema } from '../journal/common.ts'
import type { Ownership } from '../journal/kinds/sale-completed.ts'
import { vnd } from '../money.ts'
import { dueInCash, type Tender } from '../selling/payments.ts'
import { type CartLine, priceCart } from '../selling/price-cart.ts'
import type { SaleContext } from '../selling/sale.ts'
import { vatClassSchema } from '../tax/vat-rate.ts'
import { businessDay } from '../time.ts'
import { buildProducer, buildProduct } from './masters.ts'
import type { Random } from './random.ts'

/** One to six lines as shops sell them: by piece and by weight, dear and cheap, every VAT class, own and consigned. */
export function buildCart(random: Random): CartLine[] {
  return Array.from({ length: random.int(1, 6) }, () => buildCartLine(random))
}

/** A context under which the cart is a sale: tenders cover it, in cash, by transfer, or both. */
export function buildSaleContext(random: Random, cart: readonly CartLine[]): SaleContext {
  const pricing = {
    vatMethod: random.oneIn(3) ? ('direct' as const) : ('deduction' as const),
    isSellerGrower: random.oneIn(8),
    day: businessDay(random.pick(['2026-11-22', '2026-12-31', '2027-01-01'])),
    saleDiscount: random.oneIn(5) ? random.int(0, 5) * 1000 : 0,
  }
  const totals = priceCart(cart, pricing)
  if (!totals.ok) return buildSaleContext(random, cart) // a discount above the amount: draw again
  const cashStep = random.oneIn(6) ? random.pick([500, 1000]) : 0
  const { vatMethod, ...rest } = pricing
  return {
    ...rest,
    saleId: saleIdSchema.parse(mintId(random.bytes)),
    number: { point: 'BMT01', till: 1, sale: random.int(1, 999_999) },
    operator: { id: operatorIdSchema.parse('op-bmt'), vatMethod },
    shiftId: random.oneIn(20) ? null : shiftIdSchema.parse('ca-1'),
    cashier: staffRefSchema.parse({ id: 'nv-1', name: 'Thu ngân 1' }),
    channel: 'till',
    event: random.oneIn(20) ? 'Hội chợ OCOP' : null,
    tenders: buildTenders(random, totals.value.amount, cashStep),
    cashStep,
    sideHash: null,
  }
}

function buildCartLine(random: Random): CartLine {
  const unitPrice = random.oneIn(10) ? random.int(0, 999_999) : random.int(5, 400) * 1000
  const quantity = random.oneIn(4) ? random.int(1, 3000) : random.int(1, 5) * 1000
  const gross = Math.floor((unitPrice * quantity) / 1000)
  const star = random.int(0, 5)
  return {
    product: buildProduct({
      id: productIdSchema.parse(`sp-${random.int(1, 250)}`),
      unitPrice: vnd(unitPrice),
      vatClass: random.pick(vatClassSchema.options),
      certificate: star < 3 ? null : buildCertificate(star, random.oneIn(5) ? '2026-11-01' : '2029-01-14'),
    }),
    producer: buildProducer({ provinceCode: random.oneIn(5) ? '48' : '66' }),
    quantity,
    unitPrice,
    priceVersion: random.int(0, 3),
    discount: random.oneIn(4) ? random.int(0, gross) : 0,
    ownership: buildOwnership(random),
    lot: random.oneIn(6) ? `L${random.int(1, 999)}` : null,
    expiry: random.oneIn(6) ? businessDay('2027-06-30') : null,
  }
}

function buildCertificate(star: number, validTo: string) {
  return certificateSchema.parse({ number: `OCOP-66-${star}`, star, validFrom: '2023-11-02', validTo })
}

function buildOwnership(random: Random): Ownership {
  if (!random.oneIn(3)) return { kind: 'own' }
  return { kind: 'consigned', contractId: 'hd-7', commissionBasisPoints: random.int(0, 3000) }
}

function buildTenders(random: Random, amount: number, cashStep: number): Tender[] {
  const byTransfer = random.oneIn(3) ? amount : random.oneIn(6) ? random.int(0, amount) : 0
  const transfer = { method: 'vietqr' as const, given: byTransfer, reference: `QR${random.int(1, 1e6)}` }
  if (byTransfer === amount && amount > 0) return [transfer]
  const due = dueInCash(vnd(amount - byTransfer), cashStep)
  const cash = { method: 'cash' as const, given: Math.ceil(due / 50_000) * 50_000, reference: null }
  return byTransfer > 0 ? [transfer, cash] : [cash]
}
