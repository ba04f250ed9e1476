import { joinCarried } from '#shared/journal/carry.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import { foldFact } from '#shared/journal/fold.ts'
import type { Entry } from '#shared/journal/kinds/registry.ts'
import { RETURNS, returnsOf as knownReturns } from '#shared/journal/views/returns.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { TillId } from '#shared/ids.ts'
import { leftToReturn } from '#shared/selling/return-shares.ts'
import { instantOfIso } from '#shared/time.ts'
import { readAny } from '../journal/read-any.ts'
import type { TillDb } from '../store/database.ts'
import type { FoundSale, SlipQuery } from '../till.ts'

/** Where to look: the till's own journal, and which tills of the point print which number. */
export type Known = { db: TillDb; tillId: TillId; tillIdsOf(number: number): readonly TillId[] }
type Read = { entry: Entry; hash: EntryHash }

/**
 * The sale of a slip, on whichever till of the point it was sold, and what of it is left to return as far as this till
 * knows. A slip of a return leads to its sale. By indexes only: a look at a few entries, however many there are.
 */
export async function findSale(known: Known, slip: SlipQuery): Promise<FoundSale | null> {
  for (const read of await candidates(known, slip)) {
    const sold = read.entry.kind === 'sale.returned' ? await saleOf(known, read.entry.body) : read
    const found = sold && (await describeSale(known, sold))
    if (found) return found
  }
  return null
}

/** What is known of a sale that was read from a journal; null for anything else. */
export async function describeSale({ db, tillId }: Known, { entry, hash }: Read): Promise<FoundSale | null> {
  if (entry.kind !== 'sale.completed') return null
  const { saleId } = entry.body
  const ref = { saleId, tillId: entry.tillId, seq: entry.seq, hash }
  const returns = await returnsOf(db, hash)
  const voids =
    entry.tillId === tillId
      ? db.own.where('voidedSaleId').equals(saleId)
      : db.sibling.where('[tillId+voidedSaleId]').equals([entry.tillId, saleId])
  return {
    ref,
    sale: entry.body,
    atMs: instantOfIso(entry.at.wall) + (entry.at.offsetMs ?? 0),
    isVoided: (await voids.first()) !== undefined,
    returns,
    left: leftToReturn(entry.body, returns),
  }
}

async function candidates(known: Known, slip: SlipQuery): Promise<Read[]> {
  const { db, tillId } = known
  if (slip.is === 'entry') {
    const here =
      slip.tillId === tillId ? await db.own.get(slip.seq) : await db.sibling.get([slip.tillId, slip.seq])
    const rows: ChainedEntry[] = here?.hash.startsWith(slip.hash) ? [here] : await carriedRows(db, slip.hash)
    return readAll(rows).filter(
      ({ hash, entry }) => hash.startsWith(slip.hash) && entry.tillId === slip.tillId,
    )
  }
  const tillIds = slip.till === null ? [tillId] : known.tillIdsOf(slip.till)
  const found = await Promise.all(
    tillIds.map((id) => (id === tillId ? ownNumbered(db, slip) : siblingSold(db, id, slip))),
  )
  return readAll(found.flat())
}

function ownNumbered(db: TillDb, slip: Exclude<SlipQuery, { is: 'entry' }>): Promise<ChainedEntry[]> {
  return slip.is === 'sale'
    ? db.own.where('saleNumber').equals(slip.sale).toArray()
    : db.own.where('returnNumber').equals(slip.return).toArray()
}

function siblingSold(
  db: TillDb,
  id: TillId,
  slip: Exclude<SlipQuery, { is: 'entry' }>,
): Promise<ChainedEntry[]> {
  return slip.is === 'sale'
    ? db.sibling.where('[tillId+saleNumber]').equals([id, slip.sale]).toArray()
    : db.sibling.where('[tillId+returnNumber]').equals([id, slip.return]).toArray()
}

async function saleOf(known: Known, { of }: SaleReturned): Promise<Read | null> {
  if (of === null) return null
  const [read] = await candidates(known, { is: 'entry', tillId: of.tillId, seq: of.seq, hash: of.hash })
  return read ?? null
}

/** All returns of a sale that this till knows, each once, carried ones too (P14). */
async function returnsOf(db: TillDb, saleHash: EntryHash): Promise<SaleReturned[]> {
  const own = await db.own.where('returnOf').equals(saleHash).toArray()
  const sibling = await db.sibling.where('returnOf').equals(saleHash).toArray()
  let known = RETURNS.empty()
  for (const { entry, hash } of readAll([...own, ...sibling]))
    known = foldFact(RETURNS, { state: known, skipped: {} }, { entry, hash, datedMs: 0 }).state
  return knownReturns(known, saleHash).map(({ body }) => body)
}

/** Rows that carry an entry whose hash begins so. */
async function carriedRows(db: TillDb, hash: string): Promise<ChainedEntry[]> {
  const own = await db.own.where('carriedHash').startsWith(hash).toArray()
  return [...own, ...(await db.sibling.where('carriedHash').startsWith(hash).toArray())]
}

/** What the rows hold; carried entries as the facts they are (P14), in however many pieces. */
function readAll(rows: readonly ChainedEntry[]): Read[] {
  const read = rows.flatMap((row) => {
    const entry = readAny(row)
    return entry ? [{ entry, hash: row.hash }] : []
  })
  const bodies = read.flatMap(({ entry }) => (entry.kind === 'entry.carried' ? [entry.body] : []))
  const carried = [...Map.groupBy(bodies, ({ hash }) => hash).values()].flatMap((pieces) => {
    const joined = joinCarried(pieces)
    const entry = joined.ok ? readAny(joined.value.entry) : null
    return joined.ok && entry ? [{ entry, hash: joined.value.entry.hash }] : []
  })
  return [...read.filter(({ entry }) => entry.kind !== 'entry.carried'), ...carried]
}
