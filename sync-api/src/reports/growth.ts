import type { PointId } from '#shared/ids.ts'
import { scaleRounded } from '#shared/integer-math.ts'
import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import { type Part, partsOf, type Period, yearsBefore } from './period.ts'

export type YearSums = { saleCount: number; total: number; ocopAmount: number }

export type PointGrowth = {
  pointId: PointId
  /** The period itself, then the same days one, two … years before; zeros where nothing was sold. */
  years: YearSums[]
  /** Hundredths of a percent that total grew over the year before, rounded; null without a year before. */
  growthBasisPoints: number | null
}

export type GrowthInput = Period & {
  today: BusinessDay
  /** How many years are compared, the period's own among them; at least 2. */
  years: number
}

/**
 * Sales of every point in a period against the same days of the years before. Today cuts off every year alike: a
 * year that is not over is compared with the same days of the others. Reads a handful of rollup rows of a point and
 * year, however many sales there are.
 */
export async function growthOfPoints(db: Queryable, input: GrowthInput): Promise<PointGrowth[]> {
  const period = { from: input.from, to: input.to < input.today ? input.to : input.today }
  const parts = Array.from({ length: input.years }, (_, year) =>
    partsOf(yearsBefore(period, year)).map((part) => ({ year, ...part })),
  ).flat()
  const days = parts.filter((part) => part.grain === 'day')
  const periods = parts.filter((part) => part.grain !== 'day')
  const { rows } = await db.query<YearSums & { pointId: PointId; year: number }>(GROWTH, [
    periods.map((part) => part.grain),
    ...columnsOf(periods),
    ...columnsOf(days),
  ])
  const byPoint = Map.groupBy(rows, (row) => row.pointId)
  return [...byPoint].map(([pointId, sums]) => growthOf(pointId, sums, input.years))
}

function columnsOf(parts: readonly ({ year: number } & Part)[]): [number[], number[], string[], string[]] {
  return [
    parts.map((part) => part.year),
    parts.map((part) => part.sign),
    parts.map((part) => part.from),
    parts.map((part) => part.to),
  ]
}

function growthOf(
  pointId: PointId,
  rows: readonly (YearSums & { year: number })[],
  count: number,
): PointGrowth {
  const years = Array.from({ length: count }, (_, year): YearSums => {
    const row = rows.find((candidate) => candidate.year === year)
    return { saleCount: row?.saleCount ?? 0, total: row?.total ?? 0, ocopAmount: row?.ocopAmount ?? 0 }
  })
  const [now = 0, before = 0] = years.map((year) => year.total)
  const growthBasisPoints = before > 0 ? scaleRounded(now - before, 10_000, before) : null
  return { pointId, years, growthBasisPoints }
}

/** `offset 0` keeps the planner at one index range per part: it thinks little of the first column of the key. */
const GROWTH = `
select point_id as "pointId", year, sum(sign * sale_count)::int as "saleCount", sum(sign * total)::bigint as total,
  sum(sign * ocop_amount)::bigint as "ocopAmount"
from (
  select part.year, part.sign, sums.*
  from unnest($1::text[], $2::int[], $3::int[], $4::date[], $5::date[]) as part(grain, year, sign, first, last)
  cross join lateral (
    select point_id, sale_count, total, ocop_amount from point_period
    where grain = part.grain and first_day between part.first and part.last offset 0) sums
  union all
  select part.year, part.sign, sums.*
  from unnest($6::int[], $7::int[], $8::date[], $9::date[]) as part(year, sign, first, last)
  cross join lateral (
    select point_id, sale_count, total, ocop_amount from point_daily
    where day between part.first and part.last offset 0) sums
) sold group by point_id, year having sum(sign * sale_count) <> 0 or sum(sign * total) <> 0 order by point_id, year`
