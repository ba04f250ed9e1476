import type { Head } from '#shared/journal/entry.ts'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { EMPTY_VIEWS, type Views } from '../journal/views.ts'
import type { OwnRow, PriceRow, TillDb } from './database.ts'

/** What one commit writes. `views` and `prices` ride along; if they fail the entry stands. */
export type CommitPlan = {
  row: OwnRow
  views: Views
  prices: readonly PriceRow[]
  /** Takes back the question about the last unknown outcome. */
  settles: boolean
}

/** A commit under way. `done` rejects, or answers `moved` when the head is not the one that was expected. */
export type CommitTransaction = {
  done: Promise<'moved' | null>
  write(plan: CommitPlan): void
  abort(): void
}

/**
 * The hot path: one strict transaction that awaits nothing but IndexedDB, and not through Dexie, whose bookkeeping
 * doubles the time of so small a one. It asks for the head first, so that text and hash are made while the answer
 * is on its way; `write` must follow in the same task. A head that has moved aborts the whole.
 */
export function beginCommit(db: TillDb, head: Head): CommitTransaction {
  const stores = ['own', 'cart', 'meta', 'price']
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
  const headRow = tx.objectStore('own').get(head.seq)
  headRow.onsuccess = () => {
    const found: OwnRow | undefined = headRow.result
    hasMoved = (found?.hash ?? ZERO_HASH) !== head.hash
    if (hasMoved) tx.abort()
  }
  return { done, write: (plan) => writePlan(tx, plan), abort: () => abortQuietly(tx) }
}

function writePlan(tx: IDBTransaction, { row, settles, ...views }: CommitPlan): void {
  tx.objectStore('own').add(row)
  if (row.saleId !== undefined) tx.objectStore('cart').delete(row.saleId)
  if (settles) tx.objectStore('meta').delete('unsettledSeq')
  writeViews(tx, views)
}

function writeViews(tx: IDBTransaction, { views, prices }: Pick<CommitPlan, 'views' | 'prices'>): void {
  const meta = tx.objectStore('meta')
  const markStale = () => {
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
