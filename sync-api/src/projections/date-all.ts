import type { TillId } from '#shared/ids.ts'
import type { Dated } from '#shared/journal/dating.ts'
import { must } from '#shared/result.ts'
import type { Tx } from '../db/pool.ts'
import type { Arrived } from './carried.ts'
import { dateArrivals, type TillDating } from './dating.ts'
import type { Facts } from './facts.ts'
import type { DayCorrection } from './settle.ts'
import { loadCorrectionsBy, loadCorrectionsOf, type SeqRange, type State } from './state.ts'

export type Times = {
  dated: Map<string, Dated>
  datings: TillDating[]
  /** Stretches of stored entries whose time may have changed. */
  redated: SeqRange[]
  /** Every correction of every till touched, as it now stands. */
  corrections: DayCorrection[]
  /** Those that are new, or have another dated time. */
  changedCorrections: DayCorrection[]
}

type Input = { own: readonly Arrived[]; carried: readonly Arrived[]; facts: Facts; state: State }

/** Dates everything that arrived, and anew what that changes: entries, and through them corrections (P11). */
export async function dateAll(tx: Tx, { own, carried, facts, state }: Input): Promise<Times> {
  const dated = new Map<string, Dated>()
  const datings: TillDating[] = []
  const redated: SeqRange[] = []
  for (const tillId of new Set([...own, ...carried].map((entry) => entry.tillId))) {
    const before = state.datings.find((dating) => dating.tillId === tillId) ?? null
    const isOfTill = (entry: Arrived) => entry.tillId === tillId
    const arrivals = { tillId, pushed: own.filter(isOfTill), carried: carried.filter(isOfTill) }
    const times = await dateArrivals(tx, before, arrivals)
    for (const [hash, time] of times.dated) dated.set(hash, time)
    datings.push(times.dating)
    if (times.redated) redated.push({ tillId, ...times.redated })
  }
  const moved = redated.length > 0 ? redate(await loadCorrectionsBy(tx, redated), dated) : []
  const fresh = facts.corrections.map((said) => ({ ...said, datedMs: timeOf(dated, said.byHash) }))
  const changedCorrections = [...moved, ...fresh]
  const known = [...state.corrections, ...(await correctionsBeside(tx, moved, state))]
  return { dated, datings, redated, corrections: merge(known, changedCorrections), changedCorrections }
}

/** A correction whose time moved may give way on a till that nothing else asked about. */
async function correctionsBeside(
  tx: Tx,
  moved: readonly DayCorrection[],
  state: State,
): Promise<DayCorrection[]> {
  const asked = new Set<TillId>(state.corrections.map((correction) => correction.tillId))
  const others = moved.map((correction) => correction.tillId).filter((tillId) => !asked.has(tillId))
  return others.length > 0 ? loadCorrectionsOf(tx, others) : []
}

function redate(corrections: readonly DayCorrection[], dated: ReadonlyMap<string, Dated>): DayCorrection[] {
  return corrections.flatMap((correction) => {
    const datedMs = dated.get(correction.byHash)?.datedMs ?? correction.datedMs
    return datedMs === correction.datedMs ? [] : [{ ...correction, datedMs }]
  })
}

/** The later list's word goes before the earlier one's about the same correction. */
function merge(known: readonly DayCorrection[], changed: readonly DayCorrection[]): DayCorrection[] {
  const key = ({ byTillId, bySeq, byHash }: DayCorrection) => `${byTillId} ${bySeq} ${byHash}`
  return [...new Map([...known, ...changed].map((correction) => [key(correction), correction])).values()]
}

function timeOf(dated: ReadonlyMap<string, Dated>, hash: string): number {
  return must(dated.get(hash), `a time of entry ${hash}`).datedMs
}
