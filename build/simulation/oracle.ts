import type { Db } from '../../sync-api/src/db/pool.ts'
import type { Ledger } from './cashier.ts'

export type Verdict = {
  /** Released sales that are neither counted nor named anywhere. */
  lost: string[]
  /** Facts that count twice, or count although the cashier was told they did not happen. */
  twice: string[]
  /** Figures that differ from what customers carried out, by point and day; and what the tills got wrong. */
  drift: string[]
  /** Released sales that do not count and are named: on a quarantined branch, or a hole where every copy was destroyed. */
  named: number
}

/** Holds the books against the customers' slips, once everything has healed. */
export async function judge(db: Db, ledger: Ledger): Promise<Verdict> {
  const counted = await countedSales(db)
  const quarantined = await quarantinedText(db)
  const holes = await holeHashes(db)
  const verdict: Verdict = { lost: [], twice: [], drift: [...ledger.broken], named: 0 }
  for (const sale of ledger.released.values()) {
    const rows = counted.get(sale.saleId) ?? []
    if (rows.length > 1) verdict.twice.push(`${sale.saleId} of ${sale.pc} counts ${rows.length} times`)
    const [row] = rows
    if (row === undefined) {
      if (holes.has(sale.hash) || quarantined.some((text) => text.includes(sale.saleId))) verdict.named += 1
      else verdict.lost.push(`${sale.saleId} of ${sale.pc}, ${sale.total} đ on ${sale.day}`)
      continue
    }
    if (row.total !== sale.total)
      verdict.drift.push(`${sale.saleId}: ${row.total} đ in the books, ${sale.total} đ on the slip`)
    if (row.day !== sale.day && !row.isUndated && (!sale.isClockWrong || row.isMeasured))
      verdict.drift.push(`${sale.saleId}: on ${row.day} in the books, sold on ${sale.day}`)
  }
  for (const saleId of counted.keys()) {
    if (ledger.denied.has(saleId)) verdict.twice.push(`${saleId} counts, but was denied`)
    else if (!ledger.released.has(saleId)) verdict.twice.push(`${saleId} counts, but nobody sold it`)
  }
  verdict.drift.push(...(await rollupDrift(db)))
  return verdict
}

type CountedSale = { total: number; day: string; isUndated: boolean; isMeasured: boolean }
type Dated = { till_id: string; hash: string; run: number }
type Counted = Dated & { sale_id: string; total: number; day: string; is_undated: boolean }

async function countedSales(db: Db): Promise<Map<string, CountedSale[]>> {
  const { measured, runOf } = await measuredRuns(db)
  const { rows } = await db.query<Counted>(
    `select sale_id, total, day, is_undated, till_id, encode(hash, 'hex') as hash,
       (convert_from(coalesce(entry.text, carried.text), 'UTF8')::json #>> '{at,run}')::int as run
     from sale
     left join entry using (till_id, seq, hash)
     left join carried_entry carried using (till_id, seq, hash)
     where status = 'counted'`,
  )
  const bySale = new Map<string, CountedSale[]>()
  for (const row of rows) {
    const { sale_id, total, day, is_undated: isUndated } = row
    const isMeasured = measured.has(runOf(row))
    bySale.set(sale_id, [...(bySale.get(sale_id) ?? []), { total, day, isUndated, isMeasured }])
  }
  return bySale
}

/**
 * Runs that ever heard the server's clock: only in them does a wrong clock of the till show (P11). Two copies of a PC
 * count their runs on from the same number, so a run of what was carried is named by its first entry.
 */
async function measuredRuns(db: Db): Promise<{ measured: Set<string>; runOf: (entry: Dated) => string }> {
  const { rows } = await db.query<Dated & { prev: string | null; offset: number | null }>(
    `select till_id, hash, prev, (at #>> '{run}')::int as run, (at #>> '{offsetMs}')::bigint as offset
     from (
       select till_id, encode(hash, 'hex') as hash, null as prev, convert_from(text, 'UTF8')::json -> 'at' as at
       from entry where text is json
       union all
       select till_id, encode(hash, 'hex'), encode(prev_hash, 'hex'), convert_from(text, 'UTF8')::json -> 'at'
       from carried_entry where not exists (
         select from entry where till_id = carried_entry.till_id and seq = carried_entry.seq
           and hash = carried_entry.hash and text is not null)
     ) dated`,
  )
  const carried = new Map(rows.flatMap((row) => (row.prev === null ? [] : [[row.hash, row] as const])))
  const runOf = ({ till_id, hash, run }: Dated) => {
    let first = carried.get(hash)
    if (first === undefined) return `${till_id}/${run}`
    for (let row = carried.get(first.prev ?? ''); row?.run === run; row = carried.get(row.prev ?? ''))
      first = row
    return first.hash
  }
  return { measured: new Set(rows.filter(({ offset }) => offset !== null).map(runOf)), runOf }
}

/** Entries the office names as missing: their hash stands in the chain, their text is nowhere. */
async function holeHashes(db: Db): Promise<Set<string>> {
  const { rows } = await db.query<{ hash: string }>(
    `select encode(entry.hash, 'hex') as hash from entry join entry_flag using (till_id, seq)
     where entry.text is null and reason = 'hole'`,
  )
  return new Set(rows.map(({ hash }) => hash))
}

async function quarantinedText(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ entry: Buffer }>('select entry from quarantine')
  return rows.map((row) => row.entry.toString('utf8'))
}

/** Rollups against a scan of the sales they stand for; `verify` holds the sales against the raw journals. */
async function rollupDrift(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ point_id: string; day: string; rolled: number; scanned: number }>(`
    select point_id, day, coalesce(rolled, 0) as rolled, coalesce(scanned, 0) as scanned
    from (select point_id, day, total::bigint as rolled from point_daily) rollup
    full join (select point_id, day, sum(total)::bigint as scanned from sale where status = 'counted' group by 1, 2) scan
      using (point_id, day)
    where coalesce(rolled, 0) <> coalesce(scanned, 0)`)
  return rows.map((row) => `${row.point_id} on ${row.day}: rollup ${row.rolled} đ, scan ${row.scanned} đ`)
}

export async function countEntries(db: Db): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*)::int as count from entry')
  return rows[0]?.count ?? 0
}
