import { IDBObjectStore } from 'fake-indexeddb'

/** `throws`: the store refuses at once. `aborts`: the transaction fails after the put. `hangs`: it never ends by itself. */
export type StoreFault = 'throws' | 'aborts' | 'hangs'

type Patched = IDBObjectStore & { transaction: IDBTransaction; name: string }

/** The next entry added to the journal's table goes wrong this way. */
export function failNextAdd(fault: StoreFault): void {
  const { add } = IDBObjectStore.prototype
  IDBObjectStore.prototype.add = function (this: Patched, ...args) {
    if (this.name !== 'own') return add.apply(this, args)
    IDBObjectStore.prototype.add = add
    if (fault === 'throws') throw new DOMException('no', 'UnknownError')
    const request = add.apply(this, args)
    if (fault === 'aborts') request.addEventListener('success', () => this.transaction.abort())
    else request.addEventListener('success', () => keepBusy(this))
    return request
  }
}

/** Every write of the row with this key into `meta` is refused until the answer is called. */
export function refuseMeta(isRefused: (row: { key: string; value: unknown }) => boolean): () => void {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (this: Patched, ...args) {
    if (this.name === 'meta' && isRefused(args[0])) throw new DOMException('no', 'DataCloneError')
    return put.apply(this, args)
  }
  return () => {
    IDBObjectStore.prototype.put = put
  }
}

/** As a full disk does in Chromium: the transaction stays open for ever, and locks its tables, until it is aborted. */
function keepBusy(store: IDBObjectStore): void {
  try {
    store.get(0).addEventListener('success', () => keepBusy(store))
  } catch {
    // aborted
  }
}
