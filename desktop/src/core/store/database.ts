import { Dexie, type Table } from 'dexie'
import type { ChainedEntry, Head } from '#shared/journal/entry.ts'
import type { PointPrice } from '#shared/journal/views/prices.ts'
import type { ProductId } from '#shared/ids.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { TillParts } from '../parts.ts'
import type { MetaRow } from './meta.ts'

/**
 * The till's IndexedDB: the only place that names its tables. Every Dexie transaction is strict, so that a
 * completed one has reached the disk; without it a power cut loses every recent sale.
 */

/** Goes up with every change that older code must not write over. */
export const SCHEMA_VERSION = 1

/** An entry of this till, with what is looked up about it taken out of its text. */
export type OwnRow = ChainedEntry & {
  saleId?: string
  /** The last part of the printed number. */
  saleNumber?: number
  voidedSaleId?: string
  /** Hash of the entry this one carries (P14). */
  carriedHash?: string
}
export type SiblingRow = ChainedEntry & { tillId: string }
export type SiblingHeadRow = Head & { tillId: string }
/** A row of reference data exactly as it came, readable by this version or not (P18). */
export type FeedRowRecord = { table: string; id: string; row: unknown }
export type PriceRow = PointPrice & { productId: ProductId }
/** An entry of a branch that was set aside, or that the office wants. `waiting` 1 until it is carried. */
export type BranchRow = ChainedEntry & { tillId: string; saleNumber?: number; waiting?: 1; isWanted?: true }
export type CartRow = { saleId: string; json: string }
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
  await db.open()
  const written = await db.meta.get('schema')
  if (written?.key === 'schema' && written.value > SCHEMA_VERSION) {
    db.close()
    return err('store-is-newer')
  }
  if (written === undefined) await db.meta.put({ key: 'schema', value: SCHEMA_VERSION })
  return ok(db)
}
