import { mintId, returnIdSchema, type SaleId, type TillId } from '#shared/ids.ts'
import { carryEntry } from '#shared/journal/carry.ts'
import { chainEntry, type EntryAt, type Head, type WrittenEntry } from '#shared/journal/entry.ts'
import { type BodyOf, KINDS, type Kind } from '#shared/journal/kinds/registry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { buildReturn } from '#shared/selling/return.ts'
import { buildSaleBody, buildTillId, TEST_POINT } from '#shared/testing/builders.ts'
import { seededRandom } from '#shared/testing/random.ts'
import { businessDay } from '#shared/time.ts'

/** When an entry is written: wall as the till shows it; offset null where the run has no measure yet. */
export type When = { wall: string; offsetMs?: number | null; run?: number }
type Correction = { of: TillId; fromSeq: number; toSeq: number; day: string; number: number }

export type Sold = WrittenEntry & { sale: SaleCompleted }
type Returning = { quantity?: number; returnId?: string; ofTill?: TillId }

/** A till that writes what a test tells it to. */
export type TillWriter = {
  tillId: TillId
  sale: (when: When, overrides?: Partial<SaleCompleted>) => WrittenEntry & { sale: SaleCompleted }
  /** Takes back `quantity` thousandths of the sale's first line, all of it when not given, in cash. */
  returnOf: (of: Sold, when: When, change?: Returning) => WrittenEntry & { body: SaleReturned }
  voidOf: (entry: WrittenEntry & { sale: { saleId: SaleId } }, when: When) => WrittenEntry
  correct: (correction: Correction, when: When) => WrittenEntry
  carry: (tillId: TillId, entry: WrittenEntry, when: When) => WrittenEntry[]
  write: <TKind extends Kind>(when: When, kind: TKind, body: BodyOf<TKind>) => WrittenEntry
  /** Goes on after that entry, as a disk set back to it does. */
  rewindTo: (entry: WrittenEntry | null) => void
}

const BY = { id: 'nv-1', name: 'Quản lý' } as BodyOf<'sale.voided'>['by']

export function tillWriter(name: string): TillWriter {
  const tillId = buildTillId(name)
  const random = seededRandom(`writer/${name}`)
  let head: Head = EMPTY_HEAD
  const write: TillWriter['write'] = (when, kind, body) => {
    const at: EntryAt = { offsetMs: 0, run: 1, ...when }
    const envelope = { tillId, pointId: TEST_POINT, seq: head.seq + 1, at, kind, v: KINDS[kind].v, body }
    const entry = chainEntry(head, envelope)
    head = { seq: entry.seq, hash: entry.hash }
    return entry
  }
  return {
    tillId,
    write,
    sale: (when, overrides = {}) => {
      const sale = buildSaleBody(random, overrides)
      return { ...write(when, 'sale.completed', sale), sale }
    },
    returnOf: ({ seq, hash, sale }, when, { quantity, returnId, ofTill = tillId } = {}) => {
      const items = [{ saleLine: 0, quantity: quantity ?? sale.lines[0]?.quantity ?? 0 }]
      const ref = { saleId: sale.saleId, tillId: ofTill, seq, hash }
      const built = buildReturn({ sale, ref, returns: [] }, items, {
        returnId: returnIdSchema.parse(returnId ?? mintId(random.bytes)),
        number: { point: 'BMT01', till: 1, return: head.seq + 1 },
        ...{ shiftId: null, cashier: BY, approvedBy: null, reason: 'đổi ý' },
        ...{ refunds: [], cashStep: 0, exchangeSaleId: null },
      })
      if (!built.ok) throw new Error(`no return: ${built.error.code}`)
      return { ...write(when, 'sale.returned', built.value), body: built.value }
    },
    voidOf: ({ seq, hash, sale: { saleId } }, when) =>
      write(when, 'sale.voided', { saleId, seq, hash, reason: 'mất điện', by: BY }),
    correct: ({ of, day, ...range }, when) => {
      const body = { tillId: of, ...range, day: businessDay(day), reason: 'đồng hồ sai', by: BY }
      return write(when, 'day.corrected', body)
    },
    carry: (ofTill, entry, when) =>
      carryEntry(ofTill, entry).map((body) => write(when, 'entry.carried', body)),
    rewindTo: (entry) => {
      head = entry ? { seq: entry.seq, hash: entry.hash } : EMPTY_HEAD
    },
  }
}
