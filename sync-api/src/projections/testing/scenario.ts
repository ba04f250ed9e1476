import { mintId, returnIdSchema, shiftIdSchema, type TillId } from '#shared/ids.ts'
import { carryEntry } from '#shared/journal/carry.ts'
import { chainEntry, type EntryAt, type Head, type WrittenEntry } from '#shared/journal/entry.ts'
import { hashEntry } from '#shared/journal/hash.ts'
import { type BodyOf, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { buildReturn } from '#shared/selling/return.ts'
import { buildSaleBody, buildTillId, TEST_POINT } from '#shared/testing/builders.ts'
import { type Random, seededRandom } from '#shared/testing/random.ts'
import { businessDay, instantMs, isoOf } from '#shared/time.ts'
import type { RawEntry } from './raw-journals.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-20T10:00:00.000Z')
const BY = { id: 'nv-1', name: 'Thu ngân 1' } as BodyOf<'sale.voided'>['by']

/** Journals of one point's tills, as each till would push them when everything has arrived. */
export type Scenario = { tillIds: TillId[]; journals: Map<TillId, RawEntry[]> }

type Till = { tillId: TillId; head: Head; written: WrittenEntry[]; clock: TillClock }
type TillClock = { trueMs: number; run: number; errorMs: number; isMeasured: boolean }

/**
 * Three tills that sell, take back, correct payments, void, correct days and carry one another's lost branches and dead ends; clocks that are
 * wrong by hours, days and decades, runs that are measured late or never, entries nobody can read, ids sold twice.
 */
export function makeScenario(seed: number | string): Scenario {
  const random = seededRandom(`scenario/${seed}`)
  const tills = [1, 2, 3].map((place) => startTill(buildTillId(`${seed}/${place}`)))
  const lost = tills.slice(0, 2).map((till) => loseSome(till, random))
  const carriers = tills.slice(1)
  for (const till of tills) writeSome(till, random, { others: tills, count: random.int(5, 25) })
  for (const entries of lost)
    for (const { tillId, entry } of entries) {
      const carrier = random.pick(carriers)
      for (const body of inPieces(tillId, entry, random)) {
        write(carrier, random, { kind: 'entry.carried', body })
        if (random.oneIn(4)) writeSome(carrier, random, { others: tills, count: 1 })
      }
    }
  carryNested(tills, random)
  const rotten = rotSome(tills, random)
  return {
    tillIds: tills.map((till) => till.tillId),
    journals: new Map(
      tills.map(({ tillId, written }) => [
        tillId,
        written.map((entry) => (rotten.has(entry) ? { ...entry, text: null } : entry)),
      ]),
    ),
  }
}

/** Pushes of all journals in a random interleaving; `holes` come empty first and are filled later. */
export function makeArrivals(
  { journals }: Scenario,
  seed: number | string,
): { tillId: TillId; entries: RawEntry[] }[] {
  const random = seededRandom(`arrivals/${seed}`)
  const arrivals: { tillId: TillId; entries: RawEntry[] }[] = []
  const fills: { tillId: TillId; entry: RawEntry }[] = []
  const left = [...journals].map(([tillId, written]) => ({ tillId, entries: [...written] }))
  for (let open = left; open.length > 0; open = left.filter((journal) => journal.entries.length > 0)) {
    const journal = random.pick(open)
    if (journal.entries.length === 0) continue
    const batch: RawEntry[] = journal.entries.splice(0, random.int(1, random.pick([1, 4, 40])))
    const entries = batch.map((entry) => {
      if (entry.text === null || !random.oneIn(12)) return entry
      fills.push({ tillId: journal.tillId, entry })
      return { ...entry, text: null }
    })
    arrivals.push({ tillId: journal.tillId, entries })
    if (fills.length > 0 && random.oneIn(3)) arrivals.push(fillOf(fills, random))
    if (random.oneIn(6)) arrivals.push(random.pick(arrivals)) // a push repeated (P4)
  }
  while (fills.length > 0) arrivals.push(fillOf(fills, random))
  return arrivals
}

function fillOf(fills: { tillId: TillId; entry: RawEntry }[], random: Random) {
  const [fill] = fills.splice(random.int(0, fills.length - 1), 1)
  if (!fill) throw new Error('a fill')
  return { tillId: fill.tillId, entries: [fill.entry] }
}

function startTill(tillId: TillId): Till {
  return {
    tillId,
    head: EMPTY_HEAD,
    written: [],
    clock: { trueMs: START, run: 1, errorMs: 0, isMeasured: true },
  }
}

/** Writes on, then goes back to an earlier head, as a restored disk does: what is cut off lives in a black box. */
function loseSome(till: Till, random: Random): { tillId: TillId; entry: WrittenEntry }[] {
  writeSome(till, random, { others: [till], count: random.int(3, 15) })
  const kept = random.int(0, till.written.length)
  const lost = till.written.splice(kept)
  const head = till.written.at(-1)
  till.head = head ? { seq: head.seq, hash: head.hash } : EMPTY_HEAD
  if (random.oneIn(4)) till.written.push(...lost.splice(0, random.int(0, lost.length))) // dead: the rest only carried
  const last = till.written.at(-1)
  till.head = last ? { seq: last.seq, hash: last.hash } : EMPTY_HEAD
  if (lost.length > 2 && random.oneIn(4)) lost.splice(random.int(0, lost.length - 1), 1) // one is gone for ever
  return random.shuffled(lost).map((entry) => ({ tillId: till.tillId, entry }))
}

/** The last till carries what the second one carries: a carried entry inside a carried entry. */
function carryNested(tills: readonly Till[], random: Random): void {
  const [, second, third] = tills
  if (!second || !third) throw new Error('three tills')
  const nested = second.written.filter((entry) => entry.text.includes('"kind":"entry.carried"'))
  for (const entry of random.shuffled(nested).slice(0, 3))
    for (const body of carryEntry(second.tillId, entry)) write(third, random, { kind: 'entry.carried', body })
}

/** Entries of the first till whose own text is lost for good; another till may hold a copy and carry it. */
function rotSome([first, second]: readonly Till[], random: Random): Set<WrittenEntry> {
  if (!first || !second) throw new Error('three tills')
  const rotten = random.shuffled(first.written).slice(0, random.int(0, 3))
  for (const entry of rotten.slice(random.int(0, 1)))
    for (const body of carryEntry(first.tillId, entry)) write(second, random, { kind: 'entry.carried', body })
  return new Set(rotten)
}

/** One piece mostly; else several, out of order, sometimes with a wrong one before, or one that never comes. */
function inPieces(tillId: TillId, entry: WrittenEntry, random: Random): BodyOf<'entry.carried'>[] {
  const { seq, prevHash, hash, text } = entry
  if (!random.oneIn(3)) return carryEntry(tillId, entry)
  const parts = random.int(1, 3)
  const step = Math.ceil(text.length / parts)
  const bodies = Array.from({ length: parts }, (_, index) => {
    const piece = text.slice(index * step, (index + 1) * step)
    return { tillId, seq, prevHash, hash, part: index + 1, parts, piece }
  })
  const wrong = random.oneIn(3) ? [{ ...random.pick(bodies), piece: 'sai' }] : []
  return [...wrong, ...random.shuffled(bodies).slice(0, random.oneIn(5) ? parts - 1 : parts)]
}

function writeSome(till: Till, random: Random, options: { others: readonly Till[]; count: number }): void {
  for (let done = 0; done < options.count; done += 1) {
    const draw = random.int(1, 25)
    if (draw <= 12) writeSale(till, random)
    else if (draw === 13) writeUnknown(till, random)
    else if (draw <= 15) writeVoid(till, random)
    else if (draw <= 17) writeCorrection(till, random, random.pick(options.others))
    else if (draw <= 22) writeReturn(till, random, random.pick(options.others))
    else if (draw === 23) writePaymentCorrection(till, random)
    else write(till, random, { kind: 'audit.noted', body: { what: 'clock', by: null, detail: {} } })
  }
}

function writeSale(till: Till, random: Random): void {
  const again = till.written.length > 0 && random.oneIn(10) ? saleOf(random.pick(till.written)) : null
  const body = buildSaleBody(random, again ? { saleId: again.saleId } : {})
  write(till, random, { kind: 'sale.completed', body })
}

function writeVoid(till: Till, random: Random): void {
  const entry = till.written.length > 0 ? random.pick(till.written) : null
  const sale = entry && saleOf(entry)
  if (!entry || !sale) return
  const hash = random.oneIn(5) ? hashEntry(entry.hash, 'khác') : entry.hash
  const body = { saleId: sale.saleId, seq: entry.seq, hash, reason: 'mất điện', by: BY }
  write(till, random, { kind: 'sale.voided', body })
}

function writeCorrection(till: Till, random: Random, target: Till): void {
  const fromSeq = random.int(1, 20)
  const body = {
    tillId: target.tillId,
    fromSeq,
    toSeq: fromSeq + random.int(0, 10),
    day: businessDay(`2026-11-${random.int(10, 28)}`),
    number: random.int(1, 3),
    reason: 'đồng hồ sai',
    by: BY,
  }
  write(till, random, { kind: 'day.corrected', body })
}

/** Takes back what may have come back before, on this till or another: nobody here knows of the others. */
function writeReturn(till: Till, random: Random, target: Till): void {
  const entry = target.written.length > 0 ? random.pick(target.written) : null
  const sale = entry && saleOf(entry)
  if (!entry || !sale) return
  const saleLine = random.int(0, sale.lines.length - 1)
  const most = sale.lines[saleLine]?.quantity ?? 1
  const { saleId } = sale
  const hash = random.oneIn(8) ? hashEntry(entry.hash, 'khác') : entry.hash
  const sold = { sale, ref: { saleId, tillId: target.tillId, seq: entry.seq, hash }, returns: [] }
  const built = buildReturn(sold, [{ saleLine, quantity: random.pick([most, random.int(1, most)]) }], {
    returnId: returnIdSchema.parse(random.oneIn(10) ? 'tra-hai-lan' : mintId(random.bytes)),
    number: { point: 'BMT01', till: 1, return: till.written.length + 1 },
    shiftId: null,
    cashier: BY,
    approvedBy: null,
    reason: 'đổi ý',
    refunds: [],
    cashStep: random.pick([0, 1000]),
    exchangeSaleId: null,
  })
  if (built.ok) write(till, random, { kind: 'sale.returned', body: built.value })
}

function writePaymentCorrection(till: Till, random: Random): void {
  const entry = till.written.length > 0 ? random.pick(till.written) : null
  const sale = entry && saleOf(entry)
  if (!entry || !sale) return
  const { saleId, payments: before, total } = sale
  const method = random.pick(['cash', 'card', 'wallet'] as const)
  const after = [{ method, amount: total, given: total, reference: null }]
  const of = { saleId, tillId: till.tillId, seq: entry.seq, hash: entry.hash }
  const who = { shiftId: shiftIdSchema.parse('ca-1'), cashier: BY, approvedBy: BY, reason: 'bấm nhầm' }
  write(till, random, { kind: 'payment.corrected', body: { of, ...who, before, after, total } })
}

function writeUnknown(till: Till, random: Random): void {
  const text = JSON.stringify({
    tillId: till.tillId,
    pointId: TEST_POINT,
    seq: till.head.seq + 1,
    at: timeOf(till.clock, random),
    kind: 'sale.dreamt',
    v: 1,
    body: {},
  })
  const { seq, hash: prevHash } = till.head
  append(till, { seq: seq + 1, prevHash, hash: hashEntry(prevHash, text), text })
}

function write<TKind extends Kind>(
  till: Till,
  random: Random,
  what: { kind: TKind; body: BodyOf<TKind> },
): void {
  const { tillId, head } = till
  const at = timeOf(till.clock, random)
  const v = KINDS[what.kind].v
  append(till, chainEntry(head, { tillId, pointId: TEST_POINT, seq: head.seq + 1, at, v, ...what }))
}

function append(till: Till, entry: WrittenEntry): void {
  till.written.push(entry)
  till.head = { seq: entry.seq, hash: entry.hash }
}

function timeOf(clock: TillClock, random: Random): EntryAt {
  clock.trueMs += random.int(1, 120) * 60_000
  if (random.oneIn(5)) {
    clock.run += 1
    clock.errorMs = random.pick([
      0,
      0,
      0,
      HOUR,
      -9 * HOUR,
      24 * HOUR,
      -24 * HOUR,
      9 * 365 * 24 * HOUR,
      -START,
    ])
    clock.isMeasured = random.oneIn(2)
  }
  const isKnown = clock.isMeasured && random.oneIn(2)
  const wall = isoOf(instantMs(clock.trueMs + clock.errorMs))
  return { wall, offsetMs: isKnown ? -clock.errorMs : null, run: clock.run }
}

function saleOf(entry: WrittenEntry): BodyOf<'sale.completed'> | null {
  const { kind, body } = JSON.parse(entry.text) as { kind: string; body: BodyOf<'sale.completed'> }
  return kind === 'sale.completed' ? body : null
}
