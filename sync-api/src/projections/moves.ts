import type { Entry } from '#shared/journal/kinds/registry.ts'
import { must } from '#shared/result.ts'
import type { Tx } from '../db/pool.ts'
import { type Contribution, contributionsOf, type MoneyEntry } from './contributions.ts'
import type { ArrivedSale } from './facts.ts'
import { parseEntry } from './parse.ts'
import type { SaleRow } from './settle.ts'
import type { SaleChange } from './settle-sales.ts'

/** What goes into the rollups, what comes out of them, and what new sales would add if they counted. */
export type Moves = { added: Contribution[]; taken: Contribution[]; uncounted: Contribution[] }

/** What changed sales add and take: a sale that counts, on its day, and counted before, on that day. */
export async function movesOf(
  tx: Tx,
  changes: readonly SaleChange[],
  arrived: readonly ArrivedSale[],
): Promise<Moves> {
  const moved = changes.filter(({ before, after }) => !before || countedDay(before) !== countedDay(after))
  const entries = new Map(arrived.map((sale) => [sale.hash, sale.entry]))
  const missing = moved.map((change) => change.after).filter((row) => !entries.has(row.hash))
  if (missing.length > 0) for (const [hash, entry] of await loadEntries(tx, missing)) entries.set(hash, entry)
  const moves: Moves = { added: [], taken: [], uncounted: [] }
  for (const { before, after } of moved) {
    const entry = must(entries.get(after.hash), `the text of sale ${after.saleId}`)
    if (before?.status === 'counted') moves.taken.push(contributionsOf(entry, before.day))
    if (after.status === 'counted') moves.added.push(contributionsOf(entry, after.day))
    else if (!before) moves.uncounted.push(contributionsOf(entry, after.day))
  }
  return moves
}

function countedDay(row: SaleRow | null): string | null {
  return row?.status === 'counted' ? row.day : null
}

/** Sales read again from their raw texts, pushed or carried. */
async function loadEntries(tx: Tx, sales: readonly SaleRow[]): Promise<Map<SaleRow['hash'], MoneyEntry>> {
  const { rows } = await tx.query<{ place: number; text: Buffer }>(
    `select k.place::int - 1 as place, coalesce(e.text, c.text) as text
     from unnest($1::text[], $2::int[], $3::text[]) with ordinality as k(till_id, seq, hash, place)
     left join entry e on e.till_id = k.till_id and e.seq = k.seq and e.hash = decode(k.hash, 'hex')
     left join carried_entry c on c.till_id = k.till_id and c.seq = k.seq and c.hash = decode(k.hash, 'hex')`,
    [sales.map((sale) => sale.tillId), sales.map((sale) => sale.seq), sales.map((sale) => sale.hash)],
  )
  const entries = new Map<SaleRow['hash'], MoneyEntry>()
  for (const { place, text } of rows) {
    const sale = must(sales[place], 'a sale that was asked for')
    const { read } = parseEntry({ ...sale, prevHash: sale.hash, text: text.toString('utf8') }, sale)
    if (read.ok && isMoney(read.value)) entries.set(sale.hash, read.value)
  }
  return entries
}

function isMoney(entry: Entry): entry is MoneyEntry {
  return (
    entry.kind === 'sale.completed' || entry.kind === 'sale.returned' || entry.kind === 'payment.corrected'
  )
}
