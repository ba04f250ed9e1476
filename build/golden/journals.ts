import { pointIdSchema } from '#shared/ids.ts'
import { carryEntry } from '#shared/journal/carry.ts'
import { chainEntry, type EntryAt, type Head, type WrittenEntry } from '#shared/journal/entry.ts'
import type { EntryCarried } from '#shared/journal/kinds/entry-carried.ts'
import { type BodyOf, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { exampleBody } from '#shared/testing/body-examples.ts'
import { type GoldenTill, goldenTill } from './keys.ts'

/** The till of most examples, and another of the same point whose entries it carries. */
export const MAIN = goldenTill(0)
export const OTHER = goldenTill(32)
export const POINT = pointIdSchema.parse('bmt01')

/** The lost journal of the other till: two entries. */
export const OTHER_CHAIN: readonly WrittenEntry[] = chainOf(OTHER, [
  ['audit.noted', exampleBody('audit.noted')],
  ['product.proposed', { ...exampleBody('product.proposed'), name: 'Mắm "cá cơm"\t🥭\u2028\u0001\\ đ' }],
])

/** An entry of every kind, in three runs: measured, not measured, measured. */
export const MAIN_CHAIN: readonly WrittenEntry[] = mainChain()

/** What another copy of the main till wrote after seq 5: a fork (P5). */
export const BRANCH: readonly WrittenEntry[] = chainOf(
  MAIN,
  [
    ['shift.closed', exampleBody('shift.closed')],
    ['audit.noted', exampleBody('audit.noted')],
  ],
  MAIN_CHAIN[4],
)

/** One more entry of a till, at a minute of its own; walls run from 09:00 in Vietnam. */
export function entryAfter<TKind extends Kind>(
  till: GoldenTill,
  head: Head,
  [kind, body]: [TKind, BodyOf<TKind>],
): WrittenEntry {
  const seq = head.seq + 1
  return chainEntry(head, {
    tillId: till.tillId,
    pointId: POINT,
    seq,
    at: timeOf(seq),
    kind,
    v: KINDS[kind].v,
    body,
  })
}

function mainChain(): WrittenEntry[] {
  const [audit, proposed] = OTHER_CHAIN as [WrittenEntry, WrittenEntry]
  const whole = carryEntry(OTHER.tillId, audit)[0] as EntryCarried
  const [front, back] = cutInTwo(carryEntry(OTHER.tillId, proposed)[0] as EntryCarried)
  const start = chainOf(MAIN, [
    ['audit.noted', exampleBody('audit.noted')],
    ['shift.opened', exampleBody('shift.opened')],
    ['price.changed', exampleBody('price.changed')],
    ['product.proposed', exampleBody('product.proposed')],
    ['sale.completed', exampleBody('sale.completed')],
  ])
  const sale = start[4] as WrittenEntry
  const { saleId } = exampleBody('sale.completed')
  const of = { saleId, tillId: MAIN.tillId, seq: sale.seq, hash: sale.hash }
  const rest: [Kind, BodyOf<Kind>][] = [
    ['sale.voided', { ...exampleBody('sale.voided'), seq: sale.seq, hash: sale.hash }],
    ['stock.counted', exampleBody('stock.counted')],
    ['day.corrected', { ...exampleBody('day.corrected'), tillId: MAIN.tillId }],
    ['entry.carried', whole],
    ['entry.carried', back],
    ['entry.carried', front],
    ['sale.returned', { ...exampleBody('sale.returned'), of }],
    ['payment.corrected', { ...exampleBody('payment.corrected'), of }],
    ['cash.moved', exampleBody('cash.moved')],
    ['shift.closed', exampleBody('shift.closed')],
  ]
  return [...start, ...chainOf(MAIN, rest, sale)]
}

function chainOf(till: GoldenTill, bodies: [Kind, BodyOf<Kind>][], after: Head = EMPTY_HEAD): WrittenEntry[] {
  let head = after
  return bodies.map((body) => {
    const entry = entryAfter(till, head, body)
    head = entry
    return entry
  })
}

function timeOf(seq: number): EntryAt {
  const wall = new Date(Date.parse('2026-11-22T02:00:00.000Z') + seq * 60_000).toISOString()
  const run = seq <= 4 ? 1 : seq <= 8 ? 2 : 3
  return { wall, offsetMs: run === 2 || seq === 1 ? null : 1500, run }
}

/** Two pieces where one would do: a reader must join whatever cut a writer made. */
function cutInTwo(body: EntryCarried): [EntryCarried, EntryCarried] {
  const at = body.piece.indexOf('"kind"')
  const half = (part: number, piece: string) => ({ ...body, part, parts: 2, piece })
  return [half(1, body.piece.slice(0, at)), half(2, body.piece.slice(at))]
}
