import type { EntryAt } from './entry.ts'

/** What dating needs of one entry. Holes and entries without a readable envelope are simply absent. */
export type DatingItem = { seq: number; wallMs: number; offsetMs: number | null; run: number }

/** When an entry counts. May lie outside years 0000–9999 (a wild offset); `businessDayOf` clamps. */
export type Dated = { seq: number; datedMs: number; isUndated: boolean }

/** A stretch of neighbouring entries of the same run: indexes from `start` up to, not including, `end`. */
type Run = { start: number; end: number; isMeasured: boolean }
type Bounds = { lowerMs: number | null; upperMs: number | null }

/**
 * P11 over one till's entries in seq order: the only place that decides when an entry counts.
 * In a run with a measure: wall + own offset, else the next in the run, else the last before it in the run.
 * A run without one must lie, whole, after the last dated time of the measured run before it and before the
 * first of the measured run after it (both ends may touch; a missing neighbour sets no bound). If it fits, its
 * walls stand. If not, its clock was wrong: every entry of it takes the bound nearer to its wall, the lower one
 * in a tie, and is undated. So dated time inside a run goes back only where its wall did, never by the repair.
 */
export function dateEntries(items: readonly DatingItem[]): Dated[] {
  const runs = runsOf(items)
  const dated: Dated[] = new Array(items.length)
  for (const run of runs) if (run.isMeasured) dateMeasured(items, run, dated)
  const uppers = firstDatedAfter(runs, dated)
  let lowerMs: number | null = null
  runs.forEach((run, index) => {
    if (run.isMeasured) lowerMs = dated[run.end - 1]?.datedMs ?? null
    else datePlaced(items, run, { dated, bounds: { lowerMs, upperMs: uppers[index] ?? null } })
  })
  return dated
}

/**
 * The highest seq whose dating can no longer change whatever entries follow, 0 when none: the last measured
 * entry, or the end of its run once another run has begun. Everything up to it is final.
 */
export function settledThrough(items: readonly DatingItem[]): number {
  const last = items.findLastIndex((item) => item.offsetMs !== null)
  const measured = items[last]
  if (measured === undefined) return 0
  const after = items.findIndex((item, index) => index > last && item.run !== measured.run)
  return (after === -1 ? measured : items[after - 1])?.seq ?? 0
}

/**
 * The settled entry as one item that stands for everything up to it: dating `[anchorOf(…), ...tail]` gives the
 * tail the same as dating the whole journal.
 */
export function anchorOf(item: DatingItem, dated: Dated): DatingItem {
  return { ...item, offsetMs: dated.datedMs - item.wallMs }
}

export function datingItemOf(entry: { seq: number; at: EntryAt }): DatingItem {
  const { wall, offsetMs, run } = entry.at
  return { seq: entry.seq, wallMs: Date.parse(wall), offsetMs, run }
}

function runsOf(items: readonly DatingItem[]): Run[] {
  const runs: Run[] = []
  items.forEach((item, index) => {
    const current = runs.at(-1)
    if (current && items[index - 1]?.run === item.run) {
      current.end = index + 1
      current.isMeasured ||= item.offsetMs !== null
    } else runs.push({ start: index, end: index + 1, isMeasured: item.offsetMs !== null })
  })
  return runs
}

function dateMeasured(items: readonly DatingItem[], run: Run, dated: Dated[]): void {
  const own = items.slice(run.start, run.end)
  let offsetMs = own.findLast((item) => item.offsetMs !== null)?.offsetMs ?? 0
  for (let index = own.length - 1; index >= 0; index--) {
    const item = own[index]
    if (!item) continue
    offsetMs = item.offsetMs ?? offsetMs
    dated[run.start + index] = { seq: item.seq, datedMs: item.wallMs + offsetMs, isUndated: false }
  }
}

/** For each run, the first dated time of the nearest measured run after it. */
function firstDatedAfter(runs: readonly Run[], dated: readonly Dated[]): (number | null)[] {
  let nextMs: number | null = null
  const uppers: (number | null)[] = new Array(runs.length)
  for (let index = runs.length - 1; index >= 0; index--) {
    uppers[index] = nextMs
    const run = runs[index]
    if (run?.isMeasured) nextMs = dated[run.start]?.datedMs ?? null
  }
  return uppers
}

function datePlaced(items: readonly DatingItem[], run: Run, into: { dated: Dated[]; bounds: Bounds }): void {
  const own = items.slice(run.start, run.end)
  const isUndated = own.some((item) => !isWithin(item.wallMs, into.bounds))
  own.forEach((item, index) => {
    const datedMs = isUndated ? nearerBound(item.wallMs, into.bounds) : item.wallMs
    into.dated[run.start + index] = { seq: item.seq, datedMs, isUndated }
  })
}

function isWithin(wallMs: number, { lowerMs, upperMs }: Bounds): boolean {
  return (lowerMs === null || wallMs >= lowerMs) && (upperMs === null || wallMs <= upperMs)
}

function nearerBound(wallMs: number, { lowerMs, upperMs }: Bounds): number {
  if (lowerMs === null) return upperMs ?? wallMs
  if (upperMs === null || upperMs <= lowerMs) return lowerMs
  return wallMs - lowerMs <= upperMs - wallMs ? lowerMs : upperMs
}
