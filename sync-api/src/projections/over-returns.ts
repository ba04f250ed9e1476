import type { PointId, TillId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import { overReturned } from '#shared/selling/return-shares.ts'
import type { Tx } from '../db/pool.ts'
import { parseEntry } from './parse.ts'
import type { EntryKey, SaleStatus } from './settle.ts'

type Kept = EntryKey & { status: SaleStatus; ofHash: EntryHash | null; text: Buffer }
type Sale = { isVoided: boolean; body: SaleCompleted }
type Return = EntryKey & { isCounted: boolean; ofHash: EntryHash | null; body: SaleReturned }

/**
 * Marks the returns of these sales that bring back more than was sold, all of them, whichever came first (T38), and
 * unmarks those that do not: a function of the sale and the returns that are in the books. Of a sale that has not
 * arrived nothing is known yet (T18); of one that did not happen nothing can come back.
 */
export async function markOverReturns(
  tx: Tx,
  pointId: PointId,
  saleHashes: readonly EntryHash[],
): Promise<void> {
  if (saleHashes.length === 0) return
  const sales = await loadSales(tx, pointId, saleHashes)
  const returns = await loadReturns(tx, pointId, saleHashes)
  const bySale = Map.groupBy(returns, (one) => one.ofHash ?? '')
  const marks = [...bySale].flatMap(([hash, ofSale]) => marksOf(sales.get(hash), ofSale))
  await tx.query(
    `update sale set is_over = m."isOver"
     from json_to_recordset($1) as m("tillId" text, seq int, hash text, "isOver" boolean)
     where sale.till_id = m."tillId" and sale.seq = m.seq and sale.hash = decode(m.hash, 'hex')
       and sale.is_over <> m."isOver"`,
    [JSON.stringify(marks)],
  )
}

function marksOf(sale: Sale | undefined, returns: readonly Return[]) {
  const counted = returns.filter(({ isCounted }) => isCounted)
  const over = new Set(
    sale && !sale.isVoided
      ? overReturned(
          sale.body,
          counted.map(({ body }) => body),
        )
      : [],
  )
  return returns.map(({ tillId, seq, hash, isCounted, body }) => ({
    tillId,
    seq,
    hash,
    isOver:
      isCounted && (sale?.isVoided === true || body.lines.some((line) => over.has(line.saleLine ?? -1))),
  }))
}

async function loadSales(tx: Tx, pointId: PointId, hashes: readonly EntryHash[]): Promise<Map<string, Sale>> {
  const sales = new Map<string, Sale>()
  for (const row of await loadKept(tx, [pointId, hashes], `s.kind = 'sale' and s.hash`)) {
    const entry = readOf(row, pointId)
    if (entry?.kind === 'sale.completed')
      sales.set(row.hash, { isVoided: row.status === 'voided', body: entry.body })
  }
  return sales
}

async function loadReturns(tx: Tx, pointId: PointId, hashes: readonly EntryHash[]): Promise<Return[]> {
  const rows = await loadKept(tx, [pointId, hashes], `s.kind = 'return' and s.of_hash`)
  return rows.flatMap((row) => {
    const entry = readOf(row, pointId)
    if (entry?.kind !== 'sale.returned') return []
    return [{ ...row, isCounted: row.status === 'counted', body: entry.body }]
  })
}

/** Rows with their raw texts, pushed or carried. */
async function loadKept(
  tx: Tx,
  values: [PointId, readonly EntryHash[]],
  match: `s.kind = '${'sale' | 'return'}' and s.${'hash' | 'of_hash'}`,
): Promise<Kept[]> {
  const { rows } = await tx.query<Kept>(
    `select s.till_id as "tillId", s.seq, encode(s.hash, 'hex') as hash, s.status,
       encode(s.of_hash, 'hex') as "ofHash", coalesce(e.text, c.text) as text
     from sale s
     left join entry e on e.till_id = s.till_id and e.seq = s.seq and e.hash = s.hash
     left join carried_entry c on c.till_id = s.till_id and c.seq = s.seq and c.hash = s.hash
     where s.point_id = $1 and ${match} in (select decode(asked, 'hex') from unnest($2::text[]) as asked)`,
    values,
  )
  return rows
}

function readOf({ text, ...key }: Kept, pointId: PointId) {
  const till: { tillId: TillId; pointId: PointId } = { tillId: key.tillId, pointId }
  const { read } = parseEntry(
    { ...key, prevHash: key.hash, receivedMs: 0, text: text.toString('utf8') },
    till,
  )
  return read.ok ? read.value : null
}
