import type { TillId } from '#shared/ids.ts'
import {
  anchorOf,
  type Dated,
  type DatingItem,
  datingItemOf,
  settledThrough,
} from '#shared/journal/dating.ts'
import type { Tx } from '../db/pool.ts'
import { branchesFrom, dateJournals, journalsOf, type Link, lowestRoot } from './journals.ts'
import { findMeasuredBefore, loadLoose, loadPushed } from './stored-times.ts'
import type { ParsedEntry } from './types.ts'

/** Where dating of a till stands. `settled` stands for all entries up to its seq; null when none is settled. */
export type TillDating = {
  tillId: TillId
  headSeq: number
  /** Highest seq of this till that ever came carried. */
  carriedThrough: number
  settled: DatingItem | null
}

/** Entries of one till that are new: pushed by it (or holes filled), and carried by others. */
export type Arrivals = { pushed: readonly ParsedEntry[]; carried: readonly ParsedEntry[] }

export type TillTimes = {
  dating: TillDating
  /** By hash: all that is new, and what had a time before and may have another now. */
  dated: Map<string, Dated>
  /** Seqs of entries that had a time before and are dated again; null when none can have changed. */
  redated: { fromSeq: number; toSeq: number } | null
}

const UNKNOWN = { headSeq: 0, carriedThrough: 0, settled: null }

/** Dates what arrived of one till, and anew only what that can change: the unsettled tail, unless entries came in between (P11). */
export async function dateArrivals(
  tx: Tx,
  before: TillDating | null,
  { tillId, ...arrivals }: Arrivals & { tillId: TillId },
): Promise<TillTimes> {
  const known = before ?? { tillId, ...UNKNOWN }
  const firstSeq = arrivals.pushed[0]?.seq ?? 0
  const isAppend = arrivals.carried.length === 0 && firstSeq > Math.max(known.headSeq, known.carriedThrough)
  return isAppend ? dateAppended(tx, known, arrivals.pushed) : dateAround(tx, known, arrivals)
}

async function dateAppended(tx: Tx, known: TillDating, pushed: readonly ParsedEntry[]): Promise<TillTimes> {
  const tailRange = { fromSeq: (known.settled?.seq ?? 0) + 1, toSeq: (pushed[0]?.seq ?? 1) - 1 }
  const hasTail = tailRange.fromSeq <= tailRange.toSeq
  const tail = hasTail ? await loadPushed(tx, known.tillId, tailRange) : []
  const anchor: Link[] = known.settled ? [{ seq: known.settled.seq, hash: '', item: known.settled }] : []
  const trunk = [...anchor, ...tail, ...pushed.map(linkOf)]
  const dated = dateJournals([trunk])
  const headSeq = pushed.at(-1)?.seq ?? known.headSeq
  const settled = settledOf(trunk, dated)
  return { dating: { ...known, headSeq, settled }, dated, redated: hasTail ? tailRange : null }
}

/** For entries that came in between: a filled hole, a carried branch. Reads from the last measure before them on. */
async function dateAround(tx: Tx, known: TillDating, { pushed, carried }: Arrivals): Promise<TillTimes> {
  const { tillId } = known
  const seqs = [...pushed, ...carried].map((entry) => entry.seq)
  const headSeq = Math.max(known.headSeq, ...pushed.map((entry) => entry.seq))
  const carriedThrough = Math.max(known.carriedThrough, ...carried.map((entry) => entry.seq))
  const loose = await loadLoose(tx, tillId, headSeq)
  const lowSeq = lowestRoot(loose, new Set(carried.map((entry) => entry.hash)), Math.min(...seqs))
  const fromSeq = await findMeasuredBefore(tx, tillId, lowSeq)
  const stored = await loadPushed(tx, tillId, { fromSeq, toSeq: headSeq })
  const journals = journalsOf(stored, branchesFrom(loose, lowSeq))
  const dated = dateJournals(journals)
  const settled = settledOf(
    (journals[0] ?? []).filter((link) => link.seq <= headSeq),
    dated,
  )
  const redated = { fromSeq, toSeq: Math.max(headSeq, carriedThrough) }
  return { dating: { tillId, headSeq, carriedThrough, settled: settled ?? known.settled }, dated, redated }
}

function settledOf(trunk: readonly Link[], dated: ReadonlyMap<string, Dated>): DatingItem | null {
  const timed = trunk.filter((link) => link.item !== null)
  const seq = settledThrough(timed.flatMap((link) => link.item ?? []))
  const link = timed.find((candidate) => candidate.seq === seq)
  const at = link && dated.get(link.hash)
  return link?.item && at ? anchorOf(link.item, at) : null
}

function linkOf({ seq, hash, at }: ParsedEntry): Link {
  return { seq, hash, item: at && datingItemOf({ seq, at }) }
}
