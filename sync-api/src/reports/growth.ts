import type { PointId } from '#shared/ids.ts'
import { scaleRounded } from '#shared/integer-math.ts'
import type { BusinessDay } from '#shared/time.ts'
import type { Queryable } from '../db/pool.ts'
import { partsOf, type Period, yearsBefore } from './period.ts'

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
 * year that is not over is compared with the same days of the others. Reads a row per point and month, and per point
 * and day where a month is not whole, however many sales there are.
 */
export async function growthOfPoints(db: Queryable, input: GrowthInput): Promise<PointGrowth[]> {
  const { from, today } = input
  const period = { from, to: input.to < today ? input.to : today }
  const ranges = Array.from({ length: input.years }, (_, year) =>
    rangesOf(yearsBefore(period, year), year, today),
  )
  const columns = ranges.flat()
  const { rows } = await db.query<YearSums & { pointId: PointId; year: number }>(GROWTH, [
    ...columnsFor(columns.filter((range) => range.isMonths)),
    ...columnsFor(columns.filter((range) => !range.isMonths)),
  ])
  const byPoint = Map.groupBy(rows, (row) => row.pointId)
  return [...byPoint].map(([pointId, sums]) => growthOf(pointId, sums, input.years))
}

type Range = { year: number; isMonths: boolean } & Period

function rangesOf(period: Period, year: number, today: BusinessDay): Range[] {
  const parts = partsOf(period, today)
  if (!parts) return []
  const months = parts.months ? [{ year, isMonths: true, ...parts.months }] : []
  return [...months, ...parts.days.map((days) => ({ year, isMonths: false, ...days }))]
}

function columnsFor(ranges: readonly Range[]): [number[], string[], string[]] {
  return [
    ranges.map((range) => range.year),
    ranges.map((range) => range.from),
    ranges.map((range) => range.to),
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

const GROWTH = `
select point_id as "pointId", year, sum(sale_count)::int as "saleCount", sum(total)::bigint as total,
  sum(ocop_amount)::bigint as "ocopAmount"
from (
  select r.year, m.point_id, m.sale_count, m.total, m.ocop_amount
  from unnest($1::int[], $2::date[], $3::date[]) as r(year, first, last)
  join point_monthly m on m.month between r.first and r.last
  union all
  select r.year, d.point_id, d.sale_count, d.total, d.ocop_amount
  from unnest($4::int[], $5::date[], $6::date[]) as r(year, first, last)
  join point_daily d on d.day between r.first and r.last
) part group by point_id, year order by point_id, year`
