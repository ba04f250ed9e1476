import { Dexie, type Table, type Transaction } from 'dexie'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import type { EntryHash } from '#shared/journal/hash.ts'
import type { PointPrice } from '#shared/journal/views/prices.ts'
import type { ProductId } from '#shared/ids.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { TillParts } from '../parts.ts'
import { type Lookups, lookupsOf } from './lookups.ts'
import type { MetaRow } from './meta.ts'

/**
 * The till's IndexedDB: the only place that names its tables. Every Dexie transaction is strict, so that a
 * completed one has reached the disk; without it a power cut loses every recent sale.
 */

/** Goes up with every change that older code must not write over. */
export const SCHEMA_VERSION = 3

/** An entry of this till. */
export type OwnRow = ChainedEntry & Lookups
export type SiblingRow = ChainedEntry & Lookups & { tillId: string }
export type SiblingHeadRow = Head & { tillId: string }
/** A row of reference data exactly as it came, readable by this version or not (P18). */
export type FeedRowRecord = { table: string; id: string; row: unknown }
export type PriceRow = PointPrice & { productId: ProductId }
/** An entry of a branch that was set aside, or that the office wants. `waiting` 1 until it is carried. */
export type BranchRow = ChainedEntry &
  Pick<Lookups, 'saleNumber' | 'returnNumber'> & { tillId: string; waiting?: 1; isWanted?: true }
/** A cart; held ones have a name. `paymentJson`: the payment that was under way. `side`: what goes beside its sale. */
export type CartRow = {
  saleId: string
  json: string
  paymentJson: string | null
  side?: string | null
  held: { name: string; heldAtMs: number } | null
}
/**
 * A buyer's data beside the entry of this hash (SPEC §2.4), nowhere else on this machine. `waiting` until the server has
 * it or nobody will send it; from then on kept until its time is over.
 */
export type SideRow = { hash: EntryHash; seq: number; side: string; waiting?: 1; doneAtMs?: number }
/** `next` is the key of a till that is about to begin anew. */
export type KeyRow = { id: 'till' | 'next'; pair: CryptoKeyPair; x: string; enrolledFor: string | null }

export type TillDb = Dexie & {
  own: Table<OwnRow, number>
  meta: Table<MetaRow, string>
  sibling: Table<SiblingRow, [string, number]>
  siblingHead: Table<SiblingHeadRow, string>
  feed: Table<FeedRowRecord, [string, string]>
  price: Table<PriceRow, string>
  branch: Table<BranchRow, [string, string]>
  cart: Table<CartRow, string>
  key: Table<KeyRow, string>
  side: Table<SideRow, string>
}

/** Opens the store; refuses one that newer code has written. Rejects when it cannot be opened at all. */
export async function openDatabase(
  database: TillParts['database'],
): Promise<Result<TillDb, 'store-is-newer'>> {
  const db = new Dexie(database.name, {
    indexedDB: database.indexedDB,
    IDBKeyRange: database.IDBKeyRange,
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  }) as TillDb // the tables named below
  db.version(1).stores({
    own: 'seq, saleId, saleNumber, voidedSaleId, carriedHash',
    meta: 'key',
    sibling: '[tillId+seq]',
    siblingHead: 'tillId',
    feed: '[table+id]',
    price: 'productId',
    branch: '[tillId+hash], tillId, waiting, [tillId+saleNumber]',
    cart: 'saleId',
    key: 'id',
  })
  db.version(2)
    .stores({
      own: 'seq, saleId, saleNumber, voidedSaleId, carriedHash, hole, returnOf, returnNumber, closing',
      sibling:
        '[tillId+seq], saleId, [tillId+saleNumber], [tillId+voidedSaleId], [tillId+returnNumber], carriedHash, returnOf',
      branch: '[tillId+hash], tillId, waiting, [tillId+saleNumber], [tillId+returnNumber]',
    })
    .upgrade(fillLookups)
  db.version(3).stores({ side: 'hash, seq, waiting, doneAtMs' })
  await db.open()
  const written = await db.meta.get('schema')
  const version = written?.key === 'schema' ? written.value : 0
  if (version > SCHEMA_VERSION) {
    db.close()
    return err('store-is-newer')
  }
  if (version < SCHEMA_VERSION) await db.meta.put({ key: 'schema', value: SCHEMA_VERSION })
  return ok(db)
}

/** What version 1 did not look up: of siblings all, of the own journal its holes. */
async function fillLookups(upgrade: Transaction): Promise<void> {
  await upgrade
    .table<SiblingRow>('sibling')
    .toCollection()
    .modify((row) => void Object.assign(row, lookupsOf(row)))
  await upgrade
    .table<OwnRow>('own')
    .filter(({ text }) => text === null)
    .modify({ hole: 1 })
  await upgrade.table<CartRow>('cart').toCollection().modify({ paymentJson: null, held: null })
}
