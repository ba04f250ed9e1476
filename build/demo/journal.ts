import { createHash } from 'node:crypto'
import type { Producer } from '#shared/catalogue/producer.ts'
import { mintId, type SaleId, type ShiftId, type TillId } from '#shared/ids.ts'
import { chainEntry, type Head, type WrittenEntry } from '#shared/journal/entry.ts'
import { type Fact, foldFact, type Folded } from '#shared/journal/fold.ts'
import { type BodyOf, type Entry, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import type { ShiftReport } from '#shared/journal/kinds/shift-report.ts'
import { vnd } from '#shared/money.ts'
import { priceOf, quantity } from '#shared/quantity.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { must } from '#shared/result.ts'
import { buildClosing } from '#shared/selling/close-shift.ts'
import {
  type ShiftCash,
  shiftCashFold,
  type ShiftFigures,
  shiftFigures,
  type ShiftRef,
} from '#shared/selling/expected-cash.ts'
import type { CartLine } from '#shared/selling/price-cart.ts'
import { buildSale } from '#shared/selling/sale.ts'
import type { Random } from '#shared/testing/random.ts'
import { businessDayOf, instantMs, isoOf } from '#shared/time.ts'
import { certificateOn } from '../../sync-api/src/masters/certificate-on.ts'
import type { DemoProduct } from './catalogue.ts'
import { demoReturn } from './demo-return.ts'
import { cashierOf, managerOf, ownershipAt } from './demo-shop.ts'
import type { DemoPoint } from './network.ts'
import type { Purchase } from './purchases.ts'

/** A till at work: each call appends what really happened there and gives the entries it wrote. */
export type DemoTill = {
  readonly head: Head
  /** One day of sales and what comes back, with a shift around them where the till keeps shifts. */
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

  const whim = random.fork('returns and cash')
  let returnCount = 0
  let lastReport: ShiftReport | null = null
  let facts: Fact[] = []

  const write = <TKind extends Kind>(atMs: number, kind: TKind, body: BodyOf<TKind>): WrittenEntry => {
    const wall = isoOf(instantMs(atMs - setup.clockBehindMs))
    const at = { wall, offsetMs: setup.clockBehindMs + random.int(-400, 400), run: Math.max(1, run) }
    const envelope = { tillId, pointId: point.point.id, seq: head.seq + 1, at, kind, v: KINDS[kind].v, body }
    const entry = chainEntry(head, envelope, nativeSha256)
    head = { seq: entry.seq, hash: entry.hash }
    facts.push({ entry: envelope as Entry, hash: entry.hash, datedMs: atMs }) // kind and body are one's
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

  /** One buyer in a hundred brings something back before the next one comes. */
  const sellAndTakeBack = (purchase: Purchase, shiftId: ShiftId | null): WrittenEntry[] => {
    const sold = sell(purchase, shiftId)
    if (!whim.oneIn(100)) return [sold.entry]
    returnCount += 1
    const by = { tillId, count: returnCount, shiftId, cashier: cashierOf(point, whim) }
    return [sold.entry, write(purchase.atMs + 1, 'sale.returned', demoReturn(whim, sold, by))]
  }

  const takeOut = (atMs: number, shiftId: ShiftId): WrittenEntry[] => {
    if (!whim.oneIn(15)) return []
    const who = { shiftId, cashier: cashierOf(point, whim), approvedBy: managerOf(point) }
    const what = { direction: 'out' as const, amount: vnd(200_000), reason: 'Nộp tiền về két' }
    return [write(atMs, 'cash.moved', { ...who, ...what })]
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
      facts = []
      if (!hasShift) return purchases.flatMap((purchase) => sellAndTakeBack(purchase, null))
      const shiftId = mintId(random.bytes) as ShiftId
      const cashier = cashierOf(point, random)
      const opened = { shiftId, cashier, float: FLOAT, notes: null, remark: null }
      const opening = write(first.atMs - 600_000, 'shift.opened', opened)
      const sold = purchases.flatMap((purchase) => sellAndTakeBack(purchase, shiftId))
      const moved = takeOut(last.atMs + 300_000, shiftId)
      const shift = { tillId, shiftId, openedSeq: opening.seq }
      const figures = figuresOf(shift, facts)
      const difference = random.oneIn(12) ? random.int(-20, 20) * 1000 : 0
      const counted = {
        counted: vnd(Math.max(0, figures.expected + difference)),
        notes: null,
        reason: difference === 0 ? null : 'Lệch khi trả lại tiền thừa',
        cashier,
      }
      const closed = buildClosing(shift, counted, { figures, last: lastReport })
      lastReport = closed.report ?? null
      return [opening, ...sold, ...moved, write(last.atMs + 600_000, 'shift.closed', closed)]
    },

    changePrice(product, atMs) {
      const unitPrice = vnd(Math.round((product.unitPrice * random.int(96, 112)) / 100_000) * 1000)
      const number = (prices.get(product.id)?.number ?? 0) + 1
      prices.set(product.id, { unitPrice, number })
      return [
        write(atMs, 'price.changed', {
          productId: product.id,
          unitPrice,
          number,
          reason: null,
          by: managerOf(point),
        }),
      ]
    },
  }
}

function figuresOf(shift: ShiftRef, facts: readonly Fact[]): ShiftFigures {
  const fold = shiftCashFold(shift)
  let folded: Folded<ShiftCash> = { state: fold.empty(), skipped: {} }
  for (const fact of facts) folded = foldFact(fold, folded, fact)
  return shiftFigures(folded.state)
}

function roundUp(amount: number, step: number): number {
  return Math.ceil(amount / step) * step
}

function nativeSha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
