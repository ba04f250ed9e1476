import type { Head } from '#shared/journal/entry.ts'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { EMPTY_VIEWS, type Views } from '../journal/views.ts'
import type { OwnRow, PriceRow, SideRow, TillDb } from './database.ts'

/** What one commit writes. Views and prices ride along; if they fail the entry stands. */
export type CommitPlan = {
  row: OwnRow
  /** Null: not this time, so that fewer tables are held and written. */
  views: ViewsPlan | null
  /** Takes back the question about the last unknown outcome. */
  settles: boolean
  /** The buyer's data beside the entry. */
  side: SideRow | null
}

export type ViewsPlan = { views: Views; prices: readonly PriceRow[] }

/** A commit under way. `done` rejects, or answers `moved` when the head is not the one that was expected. */
export type CommitTransaction = {
  done: Promise<'moved' | null>
  /** The entry stands and its views do not: they are to be made anew (P18). */
  hasStaleViews(): boolean
  abort(): void
}

/**
 * The hot path: one strict transaction that awaits nothing but IndexedDB, and not through Dexie, whose bookkeeping
 * doubles the time of so small a one. A head that has moved aborts the whole. Throws what the store refuses at once.
 */
export function commitRow(db: TillDb, head: Head, plan: CommitPlan): CommitTransaction {
  const stores = ['own', 'cart', ...(plan.views || plan.settles ? ['meta', 'price'] : [])]
  if (plan.side) stores.push('side')
  const tx = db.backendDB().transaction(stores, 'readwrite', { durability: 'strict' })
  let hasMoved = false
  const done = new Promise<'moved' | null>((resolve, reject) => {
    tx.oncomplete = () => resolve(null)
    tx.onabort = () => {
      if (hasMoved || tx.error?.name === 'ConstraintError')
        resolve('moved') // somebody else wrote
      else reject(tx.error ?? new Error('the transaction was aborted'))
    }
  })
  done.catch(() => undefined) // also when nobody gets to see this promise
  const own = tx.objectStore('own')
  const headRow = own.get(head.seq)
  headRow.onsuccess = () => {
    const found: OwnRow | undefined = headRow.result
    hasMoved = (found?.hash ?? ZERO_HASH) !== head.hash
    if (hasMoved) tx.abort()
  }
  let isStale = false
  try {
    writePlan(tx, plan, () => {
      isStale = true
    })
  } catch (error) {
    abortQuietly(tx)
    throw error
  }
  return { done, hasStaleViews: () => isStale, abort: () => abortQuietly(tx) }
}

function writePlan(tx: IDBTransaction, { row, settles, views, side }: CommitPlan, onStale: () => void): void {
  tx.objectStore('own').add(row)
  if (row.saleId !== undefined) tx.objectStore('cart').delete(row.saleId)
  if (side !== null) tx.objectStore('side').put(side)
  if (settles) tx.objectStore('meta').delete('unsettledSeq')
  if (views !== null) writeViews(tx, views, onStale)
}

function writeViews(tx: IDBTransaction, { views, prices }: ViewsPlan, onStale: () => void): void {
  const meta = tx.objectStore('meta')
  const markStale = () => {
    onStale()
    meta.put({ key: 'views', value: { ...EMPTY_VIEWS, isStale: true } }).onerror = keepTransaction
  }
  try {
    for (const price of prices) {
      tx.objectStore('price').put(price).onerror = (event) => {
        keepTransaction(event)
        markStale()
      }
    }
    meta.put({ key: 'views', value: views }).onerror = keepTransaction
  } catch {
    markStale() // a row that IndexedDB cannot hold
  }
}

function keepTransaction(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}

function abortQuietly(tx: IDBTransaction): void {
  try {
    tx.abort()
  } catch {
    // already over
  }
}
