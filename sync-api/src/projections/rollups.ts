import type { BusinessDay } from '#shared/time.ts'
import { GRAINS, type Grain, periodStart } from '../db/period-grain.ts'
import type { Contribution, DaySums, LineSums } from './contributions.ts'
import { type LineClass, lineClassId, lineClassKey } from './line-class.ts'

export type LineRow = { pointId: string; day: string; classId: string } & LineSums
export type DayRow = { pointId: string; day: BusinessDay } & DaySums
export type PeriodRow = { grain: Grain; firstDay: string; pointId: string } & Pick<
  DaySums,
  'saleCount' | 'total' | 'ocopAmount' | 'returnCount'
>
export type ClassRow = { id: string } & LineClass

/** Contributions summed to the rows they touch, in key order, so that no two writers wait for one another. */
export type RollupRows = { classes: ClassRow[]; lines: LineRow[]; days: DayRow[]; periods: PeriodRow[] }

/** Sums contributions by rollup row. */
export function rollUp(contributions: readonly Contribution[]): RollupRows {
  const classes = new Map<string, ClassRow>()
  const lines = new Map<string, LineRow>()
  const days = new Map<string, DayRow>()
  for (const { pointId, day, lines: sold, sums } of contributions) {
    for (const { lineClass, sums: lineSums } of sold) {
      const { id: classId } = classRow(classes, lineClass)
      addTo(lines, `${pointId} ${day} ${classId}`, { pointId, day, classId, ...lineSums })
    }
    addTo(days, `${pointId} ${day}`, { pointId, day, ...sums })
  }
  return {
    classes: [...classes.values()].toSorted((a, b) => compare(a.id, b.id)),
    lines: inKeyOrder(lines),
    days: inKeyOrder(days),
    periods: periodsOf(days.values()),
  }
}

function classRow(classes: Map<string, ClassRow>, lineClass: LineClass): ClassRow {
  const key = lineClassKey(lineClass)
  const known = classes.get(key)
  if (known) return known
  const row = { id: lineClassId(key), ...lineClass }
  classes.set(key, row)
  return row
}

function periodsOf(days: Iterable<DayRow>): PeriodRow[] {
  const periods = new Map<string, PeriodRow>()
  for (const { pointId, day, saleCount, total, ocopAmount, returnCount } of days) {
    if (saleCount === 0 && returnCount === 0) continue // corrected payments change no period
    for (const grain of GRAINS) {
      const firstDay = periodStart(grain, day)
      addTo(periods, `${grain} ${firstDay} ${pointId}`, {
        grain,
        firstDay,
        pointId,
        saleCount,
        total,
        ocopAmount,
        returnCount,
      })
    }
  }
  return inKeyOrder(periods)
}

/** Adds every number of `row` to the row of that key. */
function addTo<TRow extends object>(rows: Map<string, TRow>, key: string, row: TRow): void {
  const held = rows.get(key)
  if (!held) {
    rows.set(key, row)
    return
  }
  for (const [name, value] of Object.entries(row) as [keyof TRow, unknown][]) {
    const sum: unknown = held[name]
    if (typeof value === 'number' && typeof sum === 'number') held[name] = (sum + value) as TRow[keyof TRow]
  }
}

function inKeyOrder<TRow>(rows: Map<string, TRow>): TRow[] {
  return [...rows].toSorted(([a], [b]) => compare(a, b)).map(([, row]) => row)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
