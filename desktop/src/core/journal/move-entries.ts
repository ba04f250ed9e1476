import { isHashOfText } from '#shared/journal/chain.ts'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { BranchRow, TillDb } from '../store/database.ts'
import { ownRowOf } from '../store/own-entries.ts'
import { sidesOfCarts } from './sides.ts'
import { questionOf } from './question.ts'
import { readAny, tillIdIn } from './read-any.ts'

/**
 * Writes entries of this till found elsewhere, with what is looked up about them; their saved carts go, and leave the
 * buyer's data beside the sale, for no other store holds it. With
 * `ackThrough`, a last sale beyond it is a question for the cashier, written in the same transaction.
 */
export async function putOwn(
  db: TillDb,
  entries: readonly ChainedEntry[],
  options: { ackThrough: number } = { ackThrough: Number.POSITIVE_INFINITY },
): Promise<void> {
  const rows = entries.map((entry) => ownRowOf(entry, readAny(entry)))
  const saleIds = rows.flatMap((row) => row.saleId ?? [])
  const asked = questionOf(rows.at(-1), options.ackThrough)
  await db.transaction('rw', [db.own, db.cart, db.side, db.meta], async () => {
    await db.own.bulkPut(rows)
    await db.side.bulkPut(sidesOfCarts(await db.cart.bulkGet(saleIds), rows))
    await db.cart.bulkDelete(saleIds)
    if (asked !== null) await db.meta.put({ key: 'unsettledSeq', value: asked })
    // a hole takes back what was folded from the entry that stood there
    if (entries.some(({ text }) => text === null)) await db.meta.delete('views')
  })
}

/** Takes the store's entries from `fromSeq` on out of the journal and keeps them as a branch. */
export async function setAsideStore(db: TillDb, fromSeq: number, disownedHash: string | null): Promise<void> {
  await db.transaction('rw', [db.own, db.branch, db.meta], async () => {
    const rows = await db.own.where('seq').aboveOrEqual(fromSeq).toArray()
    await db.branch.bulkPut(rows.map((row) => branchRowOf(row, { disownedHash })))
    await db.own.where('seq').aboveOrEqual(fromSeq).delete()
    await db.meta.bulkDelete(['views', 'unsettledSeq']) // folded from entries that no longer stand here
  })
}

/** Whose entries they are, when the text does not tell; and which of them is no fact. */
type BranchOptions = { tillId?: string | undefined; disownedHash?: string | null; isWanted?: true }

/** Keeps entries found elsewhere as a branch, to be carried or to rejoin the journal. */
export async function keepBranch(
  db: TillDb,
  entries: readonly ChainedEntry[],
  options: BranchOptions = {},
): Promise<void> {
  await db.branch.bulkPut(entries.map((entry) => branchRowOf(entry, options)))
}

/** What cannot be proved, or was never called done by this very program, is kept but not carried as a fact. */
export function branchRowOf(entry: ChainedEntry, options: BranchOptions): BranchRow {
  const { tillId, disownedHash = null, isWanted } = options
  const { seq, prevHash, hash, text } = entry
  const { saleNumber, returnNumber } = ownRowOf(entry, readAny(entry))
  const row = {
    tillId: tillId ?? tillIdIn(text) ?? '',
    seq,
    prevHash,
    hash,
    text,
    ...(saleNumber && { saleNumber }),
    ...(returnNumber && { returnNumber }),
    ...(isWanted && { isWanted }),
  }
  const isFact = typeof text === 'string' && hash !== disownedHash && isHashOfText({ ...entry, text })
  return isFact ? { ...row, waiting: 1 } : row
}
