import { type ChainedEntry, type Head } from '#shared/journal/entry.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import { type Entry } from '#shared/journal/kinds/registry.ts'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import type { OwnRow, TillDb } from './database.ts'
import { lookupsOf } from './lookups.ts'

/** The row of an entry: its chain as it is, and what is looked up about it. `entry` null when it cannot be read. */
export function ownRowOf(chained: ChainedEntry, entry: Entry | null): OwnRow {
  const { seq, prevHash, hash, text } = chained
  return { seq, prevHash, hash, text, ...lookupsOf(chained, entry) }
}

/** Where this till's journal ends in the store: one step of a cursor, whatever its size. */
export async function ownHead(db: TillDb): Promise<Head> {
  const last = await db.own.orderBy('seq').last()
  return last === undefined ? EMPTY_HEAD : { seq: last.seq, hash: last.hash }
}

/** Rows from `fromSeq` through `toSeq` in order, at most `limit`. */
export function readOwn(
  db: TillDb,
  range: { fromSeq: number; toSeq: number; limit: number },
): Promise<OwnRow[]> {
  return db.own.where('seq').between(range.fromSeq, range.toSeq, true, true).limit(range.limit).toArray()
}

/** The hash this till holds at seq; zeros at 0, null when it holds nothing there. */
export async function ownHashAt(db: TillDb, seq: number): Promise<EntryHash | null> {
  if (seq === 0) return EMPTY_HEAD.hash
  return (await db.own.get(seq))?.hash ?? null
}

/** The highest number of a sale or a return this till has printed, on a branch set aside too; 0 when none. */
export async function lastNumber(
  db: TillDb,
  which: 'saleNumber' | 'returnNumber',
  tillId = '',
): Promise<number> {
  const own = await db.own.orderBy(which).last()
  const aside = await db.branch
    .where(`[tillId+${which}]`)
    .between([tillId, 0], [tillId, Number.MAX_SAFE_INTEGER])
    .last()
  return Math.max(own?.[which] ?? 0, aside?.[which] ?? 0)
}
