import type { Head } from '#shared/journal/entry.ts'
import { ZERO_HASH } from '#shared/journal/hash.ts'
import { EMPTY_VIEWS, type Views } from '../journal/views.ts'
import type { OwnRow, PriceRow, TillDb } from './database.ts'

/** What one commit writes. `views` and `prices` ride along; if they fail the entry stands. */
export type CommitPlan = {
  head: Head
  row: OwnRow
  views: Views
  prices: readonly PriceRow[]
  /** Takes back the question about the last unknown outcome. */
  settles: boolean
}

/** The head is not the one the entry was chained to: somebody else wrote. */
export type CommitRefusal = 'moved'

/**
 * The hot path: one strict transaction that awaits nothing but IndexedDB. All requests are issued at once and
 * run in order; a head that has moved aborts the whole. Not through Dexie, whose own
 * bookkeeping doubles the time of so small a transaction.
 */
export function commitRow(
  db: TillDb,
  plan: CommitPlan,
): { done: Promise<CommitRefusal | null>; abort(): void } {
  const tx = db
    .backendDB()
    .transaction(['own', 'cart', 'meta', 'price'], 'readwrite', { durability: 'strict' })
  let refusal: CommitRefusal | null = null
  const done = new Promise<CommitRefusal | null>((resolve, reject) => {
    tx.oncomplete = () => resolve(null)
    tx.onabort = () => {
      if (tx.error?.name === 'ConstraintError') refusal ??= 'moved' // somebody wrote this seq
      if (refusal) resolve(refusal)
      else reject(tx.error ?? new Error('the transaction was aborted'))
    }
  })
  done.catch(() => undefined) // also when a request below throws and nobody gets to see this promise
  const own = tx.objectStore('own')
  const { head, row } = plan
  const headRow = own.get(head.seq)
  headRow.onsuccess = () => {
    const found: OwnRow | undefined = headRow.result
    if ((found?.hash ?? ZERO_HASH) === head.hash) return
    refusal = 'moved'
    tx.abort()
  }
  own.add(row)
  if (row.saleId !== undefined) tx.objectStore('cart').delete(row.saleId)
  if (plan.settles) tx.objectStore('meta').delete('unsettledSeq')
  writeViews(tx, plan)
  return { done, abort: () => abortQuietly(tx) }
}

function writeViews(tx: IDBTransaction, plan: CommitPlan): void {
  const meta = tx.objectStore('meta')
  const markStale = () => {
    const request = meta.put({ key: 'views', value: { ...EMPTY_VIEWS, isStale: true } })
    request.onerror = keepTransaction
  }
  try {
    for (const price of plan.prices) {
      tx.objectStore('price').put(price).onerror = (event) => {
        keepTransaction(event)
        markStale()
      }
    }
    meta.put({ key: 'views', value: plan.views }).onerror = keepTransaction
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
