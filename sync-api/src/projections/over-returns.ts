import type { PointId } from '#shared/ids.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleRef, SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import { overReturned } from '#shared/selling/return-shares.ts'
import type { Tx } from '../db/pool.ts'
import { parseEntry } from './parse.ts'
import type { EntryKey, SaleStatus } from './settle.ts'

type Kept = EntryKey & { status: SaleStatus; text: Buffer }
type Sale = { isVoided: boolean; body: SaleCompleted }
type Return = EntryKey & { isOver: boolean; isCounted: boolean; ref: SaleRef; body: SaleReturned }

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
  const returns = await loadReturns(tx, pointId, [...new Set(saleHashes)])
  const sales = await loadSales(
    tx,
    pointId,
    returns.map(({ ref }) => ref),
  )
  const bySale = Map.groupBy(returns, ({ ref }) => keyOf(ref))
  const marks = [...bySale].flatMap(([key, ofSale]) => changedMarks(sales.get(key), ofSale))
  if (marks.length === 0) return
  await tx.query(
    `update sale set is_over = m."isOver"
     from json_to_recordset($1) as m("tillId" text, seq int, hash text, "isOver" boolean)
     where sale.till_id = m."tillId" and sale.seq = m.seq and sale.hash = decode(m.hash, 'hex')`,
    [JSON.stringify(marks)],
  )
}

function changedMarks(
  sale: Sale | undefined,
  returns: readonly Return[],
): (EntryKey & { isOver: boolean })[] {
  const counted = returns.flatMap(({ isCounted, body }) => (isCounted ? [body] : []))
  const over = new Set(sale && !sale.isVoided ? overReturned(sale.body, counted) : [])
  return returns.flatMap(({ tillId, seq, hash, isCounted, body, isOver: wasOver }) => {
    const hasOver = sale?.isVoided === true || body.lines.some((line) => over.has(line.saleLine ?? -1))
    const isOver = isCounted && hasOver
    return isOver === wasOver ? [] : [{ tillId, seq, hash, isOver }]
  })
}

async function loadReturns(tx: Tx, pointId: PointId, saleHashes: readonly EntryHash[]): Promise<Return[]> {
  const { rows } = await tx.query<Kept & { isOver: boolean }>(
    `select s.till_id as "tillId", s.seq, encode(s.hash, 'hex') as hash, s.status, s.is_over as "isOver",
       ${TEXT} as text
     from unnest($2::text[]) as asked(hash) cross join lateral (
       select till_id, seq, hash, status, is_over from sale
       where of_hash = decode(asked.hash, 'hex') and kind = 'return' and point_id = $1 offset 0) s`,
    [pointId, saleHashes],
  )
  return rows.flatMap(({ isOver, ...row }) => {
    const entry = readOf(row, pointId)
    if (entry?.kind !== 'sale.returned' || entry.body.of === null) return []
    return [{ ...row, isOver, isCounted: row.status === 'counted', ref: entry.body.of, body: entry.body }]
  })
}

async function loadSales(tx: Tx, pointId: PointId, refs: readonly SaleRef[]): Promise<Map<string, Sale>> {
  const { rows } = await tx.query<Kept>(
    `select distinct s.till_id as "tillId", s.seq, encode(s.hash, 'hex') as hash, s.status, ${TEXT} as text
     from unnest($2::text[], $3::int[], $4::text[]) as asked(till_id, seq, hash) cross join lateral (
       select till_id, seq, hash, status from sale
       where till_id = asked.till_id and seq = asked.seq and hash = decode(asked.hash, 'hex')
         and kind = 'sale' and point_id = $1 offset 0) s`,
    [pointId, refs.map((ref) => ref.tillId), refs.map((ref) => ref.seq), refs.map((ref) => ref.hash)],
  )
  return new Map(
    rows.flatMap((row): [string, Sale][] => {
      const entry = readOf(row, pointId)
      if (entry?.kind !== 'sale.completed') return []
      return [[keyOf(row), { isVoided: row.status === 'voided', body: entry.body }]]
    }),
  )
}

/** The raw text of row `s`, pushed or carried, each looked up by its key. */
const TEXT = `coalesce(
  (select e.text from entry e where e.till_id = s.till_id and e.seq = s.seq and e.hash = s.hash),
  (select c.text from carried_entry c where c.till_id = s.till_id and c.seq = s.seq and c.hash = s.hash))`

function readOf({ text, ...key }: Kept, pointId: PointId): Entry | null {
  const stored = { ...key, prevHash: key.hash, receivedMs: 0, text: text.toString('utf8') }
  const { read } = parseEntry(stored, { tillId: key.tillId, pointId })
  return read.ok ? read.value : null
}

function keyOf({ tillId, seq, hash }: EntryKey): string {
  return `${tillId} ${seq} ${hash}`
}
