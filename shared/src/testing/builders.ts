import type { Producer } from '../catalogue/producer.ts'
import { producerSchema } from '../catalogue/producer.ts'
import { type Product, productSchema } from '../catalogue/product.ts'
import { mintId, type PointId, pointIdSchema, type TillId, tillIdOf } from '../ids.ts'
import { chainEntry, type EntryAt, type Head, type WrittenEntry } from '../journal/entry.ts'
import { type BodyOf, KINDS, type Kind } from '../journal/kinds/registry.ts'
import { type SaleCompleted, saleCompletedSchema } from '../journal/kinds/sale-completed.ts'
import { EMPTY_HEAD } from '../protocol/wire.ts'
import { instantMs, isoOf } from '../time.ts'
import { FAKE_NOW_MS } from './fake-clock.ts'
import { type Random, seededRandom } from './random.ts'

export function buildProducer(overrides: Partial<Producer> = {}): Producer {
  return {
    ...producerSchema.parse({
      id: 'htx-ea-kao',
      name: 'Hợp tác xã Ea Kao',
      kind: 'cooperative',
      areaCode: '24169',
      provinceCode: '66',
    }),
    ...overrides,
  }
}

export function buildProduct(overrides: Partial<Product> = {}): Product {
  return {
    ...productSchema.parse({
      id: 'ca-phe-bot-500',
      code: 'CF-012',
      name: 'Cà phê bột Ea Kao 500 g',
      producerId: 'htx-ea-kao',
      unit: 'gói',
      barcodes: ['8930000000125'],
      unitPrice: 125_000,
      priceVersion: 1,
      vatClass: 'standard',
      ocopClass: 'ocop',
      group: '2026:13',
      certificate: { number: 'OCOP-66-0125', star: 4, validFrom: '2026-01-15', validTo: '2029-01-14' },
      isActive: true,
    }),
    ...overrides,
  }
}

/** A sale that its schema accepts, different for each draw; overrides replace whole fields and are checked again. */
export function buildSaleBody(
  random: Random = seededRandom(1),
  overrides: Partial<SaleCompleted> = {},
): SaleCompleted {
  const product = buildProduct()
  const producer = buildProducer()
  const lines = Array.from({ length: random.int(1, 4) }, () => {
    const count = random.int(1, 5)
    const unitPrice = random.int(5, 400) * 1000
    return {
      productId: `${product.id}-${random.int(1, 20)}`,
      productName: product.name,
      producerId: producer.id,
      producerName: producer.name,
      unit: product.unit,
      quantity: count * 1000,
      unitPrice,
      priceVersion: 1,
      discount: 0,
      amount: count * unitPrice,
      vat: 0,
      vatClass: product.vatClass,
      vatRate: 'none',
      ownership: { kind: 'own' },
      ocopClass: product.ocopClass,
      group: product.group,
      star: 4,
      isCertified: true,
      origin: producer.provinceCode,
      lot: null,
      expiry: null,
    }
  })
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  return saleCompletedSchema.parse({
    saleId: mintId(random.bytes(16)),
    number: { point: 'BMT01', till: 1, sale: 1 },
    operatorId: 'op-bmt',
    vatMethod: 'direct',
    shiftId: 'ca-1',
    cashier: { id: 'nv-1', name: 'Thu ngân 1' },
    channel: 'till',
    event: null,
    lines,
    vatGroups: [],
    rounding: 0,
    total,
    payments: [
      { method: 'cash', amount: total, given: Math.ceil(total / 500_000) * 500_000, reference: null },
    ],
    sideHash: null,
    ...overrides,
  })
}

/** A till id that only this seed gives. */
export function buildTillId(seed: number | string): TillId {
  return tillIdOf(seededRandom(`till/${seed}`).bytes(32))
}

export const TEST_POINT: PointId = pointIdSchema.parse('bmt01')

/** One entry that follows `head`. Time defaults to a minute per seq after FAKE_NOW_MS, measured exactly. */
export function buildEntry<TKind extends Kind>(options: {
  head?: Head
  tillId: TillId
  pointId?: PointId
  at?: Partial<EntryAt>
  kind: TKind
  body: BodyOf<TKind>
}): WrittenEntry {
  const { head = EMPTY_HEAD, tillId, pointId = TEST_POINT, at, kind, body } = options
  const seq = head.seq + 1
  const wall = isoOf(instantMs(FAKE_NOW_MS + seq * 60_000))
  return chainEntry(head, {
    tillId,
    pointId,
    seq,
    at: { wall, offsetMs: 0, run: 1, ...at },
    kind,
    v: KINDS[kind].v,
    body,
  })
}

/**
 * `count` entries of one till, chained after `head`: sales numbered by their place, for load and sync tests.
 * The same options give the same bytes.
 */
export function buildEntries(options: {
  seed: number
  count: number
  tillId?: TillId
  pointId?: PointId
  head?: Head
}): WrittenEntry[] {
  const { seed, count, tillId = buildTillId(seed), pointId = TEST_POINT } = options
  let head: Head = options.head ?? EMPTY_HEAD
  const random = seededRandom(`entries/${seed}/${head.seq}`)
  return Array.from({ length: count }, () => {
    const body = buildSaleBody(random, { number: { point: 'BMT01', till: 1, sale: head.seq + 1 } })
    const entry = buildEntry({ head, tillId, pointId, kind: 'sale.completed', body })
    head = { seq: entry.seq, hash: entry.hash }
    return entry
  })
}
