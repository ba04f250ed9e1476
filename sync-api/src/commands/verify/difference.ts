import type { PointId, TillId } from '#shared/ids.ts'

/**
 * One thing that is not as the raw journals say. `table` is where it stands, or `report` with its name; what is null
 * on one side is a row that is missing there.
 */
export type Difference = {
  table: string
  pointId: PointId | null
  day?: string
  product?: string
  tillId?: TillId
  seq?: number
  figure: string
  found: string | number | null
  expected: string | number | null
}

export type Figures = Readonly<Record<string, string | number | boolean>>
type Place = Omit<Difference, 'figure' | 'found' | 'expected'>
export type Row = { place: Place; figures: Figures }

/** Rows of one table against rows that should be there, by key: every figure that differs, and rows on one side only. */
export function compareRows(
  found: ReadonlyMap<string, Row>,
  expected: ReadonlyMap<string, Row>,
): Difference[] {
  const differences: Difference[] = []
  for (const [key, row] of expected) {
    const other = found.get(key)
    if (!other) differences.push({ ...row.place, figure: 'row', found: null, expected: 'row' })
    else differences.push(...compareFigures(row.place, other.figures, row.figures))
  }
  for (const [key, row] of found)
    if (!expected.has(key)) differences.push({ ...row.place, figure: 'row', found: 'row', expected: null })
  return differences
}

export function compareFigures(place: Place, found: Figures, expected: Figures): Difference[] {
  return Object.entries(expected).flatMap(([figure, value]) =>
    found[figure] === value
      ? []
      : [{ ...place, figure, found: plain(found[figure]), expected: plain(value) }],
  )
}

function plain(value: string | number | boolean | undefined): string | number | null {
  return typeof value === 'boolean' ? String(value) : (value ?? null)
}
