import type { BusinessDay } from '#shared/time.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import { growthOfPoints } from '../../sync-api/src/reports/growth.ts'
import { interleave, percentile, timed } from './compare.ts'
import { withOffices } from './office.ts'
import { type Row, rowOf, rowOfRounds } from './row.ts'

const POINTS = 201
const YEARS = 5
/** Takes nine rollup rows of a point and year, the most that a period since New Year can. */
const TODAY = '2026-05-25' as BusinessDay
const FEW_SALES = 100_000
const ROUNDS = 300
const WARM_UP = 30
const LIMIT_MS = 10

/** Growth of all points over five years, the report's own function: at a million sales, and against a tenth of them. */
export function benchGrowth(): Promise<Row[]> {
  return withOffices(async (officeOf) => {
    const many = await filled(await officeOf('many'), FEW_SALES * 10)
    const few = await filled(await officeOf('few'), FEW_SALES)
    const sides = { own: () => timed(() => ask(many)), peer: () => timed(() => ask(few)) }
    const taken = await interleave(sides, { rounds: ROUNDS, warmUp: WARM_UP })
    const durability = 'none: a read'
    const name = `growth of ${POINTS} points over ${YEARS} years`
    return [
      rowOf(
        { name: `${name}, p99`, unit: 'ms', peer: 'limit', durability, budget: { atMost: 1 } },
        { value: percentile(taken.own, 99), peerValue: LIMIT_MS },
      ),
      rowOfRounds(
        {
          name: `${name}, flat`,
          unit: 'ms',
          peer: 'a tenth of the sales',
          durability,
          budget: { atMost: 1.1 },
        },
        taken,
      ),
    ]
  })
}

async function ask(db: Db): Promise<void> {
  const growth = await growthOfPoints(db, {
    from: '2026-01-01' as BusinessDay,
    to: TODAY,
    today: TODAY,
    years: YEARS,
  })
  if (growth.length !== POINTS) throw new Error(`growth of ${growth.length} points`)
}

/** Every point sells on every day of the five years; the sales spread evenly, their sums in the rollups. */
async function filled(db: Db, saleCount: number): Promise<Db> {
  await db.query(
    `insert into sale (till_id, seq, hash, sale_id, point_id, total, dated_ms, is_undated, is_corrected, day, status,
       received_ms)
     select 'till-' || n % $1, n, decode(md5(n::text), 'hex'), 'sale-' || n, 'point-' || n % $1, 100000 + n % 9000, 0,
       false, false, $2::date - (n / $1) % ($3 * 365), 'counted', 0
     from generate_series(1, $4::int) n`,
    [POINTS, TODAY, YEARS, saleCount],
  )
  await db.query(
    `insert into point_daily (point_id, day, sale_count, total, rounding, vat, ocop_amount, cash, vietqr, card, wallet)
     select 'point-' || p, day, $4::int, 100000::bigint * $4::int, 0, 0, 50000::bigint * $4::int, 100000::bigint * $4::int, 0, 0, 0
     from generate_series(0, $1 - 1) p, generate_series($2::date - $3 * 365, $2::date, '1 day') day`,
    [POINTS, TODAY, YEARS, Math.ceil(saleCount / (POINTS * YEARS * 365))],
  )
  await db.query(
    `insert into point_period (grain, first_day, point_id, sale_count, total, ocop_amount)
     select grain, first_day, point_id, sum(sale_count), sum(total), sum(ocop_amount)
     from point_daily cross join unnest(array['third', 'month', 'quarter', 'year']) grain,
       lateral (select case grain
         when 'third' then date_trunc('month', day)::date + least((extract(day from day)::int - 1) / 10, 2) * 10
         else date_trunc(grain, day)::date end as first_day) period
     group by 1, 2, 3 order by 2, 1`,
  )
  await db.query('vacuum analyze')
  return db
}
