import { createHash } from 'node:crypto'
import type { Producer } from '#shared/catalogue/producer.ts'
import { mintId, type SaleId, type ShiftId, type TillId } from '#shared/ids.ts'
import { chainEntry, type Head, type WrittenEntry } from '#shared/journal/entry.ts'
import { type BodyOf, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import type { Ownership } from '#shared/journal/kinds/sale-completed.ts'
import { vnd } from '#shared/money.ts'
import { priceOf, quantity } from '#shared/quantity.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { must } from '#shared/result.ts'
import type { CartLine } from '#shared/selling/price-cart.ts'
import { buildSale } from '#shared/selling/sale.ts'
import type { Random } from '#shared/testing/random.ts'
import { businessDayOf, instantMs, isoOf } from '#shared/time.ts'
import { certificateOn } from '../../sync-api/src/masters/certificate-on.ts'
import type { DemoProduct } from './catalogue.ts'
import type { DemoPoint } from './network.ts'
import type { Purchase } from './purchases.ts'

/** A till at work: each call appends what really happened there and gives the entries it wrote. */
export type DemoTill = {
  readonly head: Head
  /** One day of sales, with a shift around them where the till keeps shifts. */
  workDay(purchases: readonly Purchase[], options: { hasShift: boolean }): WrittenEntry[]
  /** The point's own price of a product, from now on. */
  changePrice(product: DemoProduct, atMs: number): WrittenEntry[]
}

type TillSetup = {
  tillId: TillId
  number: number
  point: DemoPoint
  producers: ReadonlyMap<string, Producer>
  /** How far its clock is behind the true time; the till knows it from the server. */
  clockBehindMs: number
}

const FLOAT = vnd(500_000)
const NOTE_STEPS = [1_000, 10_000, 50_000, 100_000, 500_000]

export function startDemoTill(random: Random, setup: TillSetup): DemoTill {
  const { tillId, point } = setup
  const prices = new Map<string, { unitPrice: number; number: number }>()
  let head: Head = EMPTY_HEAD
  let run = 0
  let saleCount = 0

  const write = <TKind extends Kind>(atMs: number, kind: TKind, body: BodyOf<TKind>): WrittenEntry => {
    const wall = isoOf(instantMs(atMs - setup.clockBehindMs))
    const at = { wall, offsetMs: setup.clockBehindMs + random.int(-400, 400), run: Math.max(1, run) }
    const envelope = { tillId, pointId: point.point.id, seq: head.seq + 1, at, kind, v: KINDS[kind].v, body }
    const entry = chainEntry(head, envelope, nativeSha256)
    head = { seq: entry.seq, hash: entry.hash }
    return entry
  }

  const lineOf = ({ product, quantity: amount }: Purchase['items'][number], atMs: number): CartLine => {
    const { certificates, ...rest } = product
    const own = prices.get(product.id)
    return {
      product: { ...rest, priceVersion: 1, certificate: certificateOn(certificates, businessDayOf(atMs)) },
      producer: must(setup.producers.get(product.producerId), 'the producer'),
      unitPrice: own?.unitPrice ?? product.unitPrice,
      priceVersion: own?.number ?? 1,
      quantity: amount,
      discount: 0,
      ownership: ownershipAt(point, product),
      lot: null,
      expiry: null,
    }
  }

  const sell = (purchase: Purchase, shiftId: ShiftId | null) => {
    const { atMs, items, method } = purchase
    const cart = items.map((item) => lineOf(item, atMs))
    saleCount += 1
    const gross = cart.reduce((sum, line) => sum + priceOf(vnd(line.unitPrice), quantity(line.quantity)), 0)
    const saleDiscount = random.oneIn(30) ? Math.floor(gross / 20_000) * 1000 : 0
    const due = gross - saleDiscount
    const given = method === 'cash' ? roundUp(due, random.pick(NOTE_STEPS)) : due
    const reference = method === 'cash' ? null : `MAU${random.int(100_000, 999_999)}`
    const sale = buildSale(cart, {
      saleId: mintId(random.bytes) as SaleId,
      number: { point: point.point.code, till: setup.number, sale: saleCount },
      operator: point.operator,
      isSellerGrower: false,
      day: businessDayOf(atMs),
      saleDiscount,
      shiftId,
      cashier: cashierOf(point, random),
      channel: 'till',
      event: null,
      tenders: [{ method, given, reference }],
      cashStep: 0,
      sideHash: null,
    })
    if (!sale.ok) throw new Error(`the demo sold what cannot be sold: ${sale.error.code}`)
    return { entry: write(atMs, 'sale.completed', sale.value), sale: sale.value }
  }

  return {
    get head() {
      return head
    },

    workDay(purchases, { hasShift }) {
      const [first] = purchases
      const last = purchases.at(-1)
      if (!first || !last) return []
      run += 1
      if (!hasShift) return purchases.map((purchase) => sell(purchase, null).entry)
      const shiftId = mintId(random.bytes) as ShiftId
      const cashier = cashierOf(point, random)
      const opened = { shiftId, cashier, float: FLOAT, notes: null, remark: null }
      const opening = write(first.atMs - 600_000, 'shift.opened', opened)
      const sold = purchases.map((purchase) => sell(purchase, shiftId))
      const cash = sold.flatMap(({ sale }) => sale.payments.filter(({ method }) => method === 'cash'))
      const expected = vnd(FLOAT + cash.reduce((sum, { amount }) => sum + amount, 0))
      const difference = random.oneIn(12) ? vnd(random.int(-20, 20) * 1000) : vnd(0)
      const closing = write(last.atMs + 600_000, 'shift.closed', {
        shiftId,
        cashier,
        openedSeq: opening.seq,
        counted: vnd(expected + difference),
        notes: null,
        expected,
        difference,
        reason: difference === 0 ? null : 'Lệch khi trả lại tiền thừa',
        saleCount: sold.length,
        saleTotal: vnd(sold.reduce((sum, { sale }) => sum + sale.total, 0)),
      })
      return [opening, ...sold.map(({ entry }) => entry), closing]
    },

    changePrice(product, atMs) {
      const unitPrice = vnd(Math.round((product.unitPrice * random.int(96, 112)) / 100_000) * 1000)
      const number = (prices.get(product.id)?.number ?? 0) + 1
      prices.set(product.id, { unitPrice, number })
      const by = must(point.staff[0], 'the manager')
      return [
        write(atMs, 'price.changed', {
          productId: product.id,
          unitPrice,
          number,
          reason: null,
          by: nameOf(by),
        }),
      ]
    },
  }
}

/** Each shop holds some producers' goods on consignment, the same for all its tills and for ever. */
function ownershipAt({ point }: DemoPoint, { producerId }: DemoProduct): Ownership {
  const lot = [...`${point.id}${producerId}`].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997,
    7,
  )
  if (lot % 4 !== 0) return { kind: 'own' }
  return {
    kind: 'consigned',
    contractId: `kg-${point.id}-${producerId}`,
    commissionBasisPoints: 1000 + (lot % 11) * 100,
  }
}

function cashierOf({ staff }: DemoPoint, random: Random) {
  return nameOf(random.pick(staff.filter(({ role }) => role === 'cashier')))
}

function nameOf({ id, name }: DemoPoint['staff'][number]) {
  return { id, name }
}

function roundUp(amount: number, step: number): number {
  return Math.ceil(amount / step) * step
}

function nativeSha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
