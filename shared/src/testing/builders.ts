import { type PointId, pointIdSchema, type TillId, tillIdOf } from '../ids.ts'
import { chainEntry, type EntryAt, type Head, type WrittenEntry } from '../journal/entry.ts'
import { type BodyOf, KINDS, type Kind } from '../journal/kinds/registry.ts'
import { type SaleCompleted, saleCompletedSchema } from '../journal/kinds/sale-completed.ts'
import { EMPTY_HEAD } from '../protocol/wire.ts'
import { buildSale } from '../selling/sale.ts'
import { instantMs, isoOf } from '../time.ts'
import { buildCart, buildSaleContext } from './carts.ts'
import { FAKE_NOW_MS } from './fake-clock.ts'
import { type Random, seededRandom } from './random.ts'

/** A sale that its schema accepts, different for each draw; overrides replace whole fields and are checked again. */
export function buildSaleBody(
  random: Random = seededRandom(1),
  overrides: Partial<SaleCompleted> = {},
): SaleCompleted {
  const cart = buildCart(random)
  const sale = buildSale(cart, buildSaleContext(random, cart))
  if (!sale.ok) throw new Error(`the drawn cart is no sale: ${sale.error.code}`)
  return saleCompletedSchema.parse({ ...sale.value, ...overrides })
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
