import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'

/**
 * fake-indexeddb with the one property of a disk that it lacks: what a power cut takes.
 * A strict transaction reaches the disk with everything before it; a relaxed one waits in memory for the next
 * strict one. The undo log that each transaction keeps for its own abort is kept here until then.
 */
export type DurableIndexedDb = {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
  /** Whether the next writing transaction on own entries aborts, as on a full or failing disk. */
  failNextWrite(isOn: boolean): void
  /** The process dies: connections close, running transactions abort. What was committed stays. */
  crash(): void
  /** The power goes: as a crash, and what no strict transaction has flushed is undone. Returns how many transactions. */
  powerCut(): number
  /** The whole profile is gone. */
  wipe(): void
}

/** fake-indexeddb's own insides. */
type Factory = IDBFactory & { _connectionQueues: Map<string, unknown> }
type UndoLog = (() => void)[]
type Transaction = IDBTransaction & {
  _rollbackLog: UndoLog
  _requests: unknown[]
  _state: string
  _abort(name: string | null): void
  db: { _rawDatabase: { transactions: Transaction[] } }
}

export function durableIndexedDb(): DurableIndexedDb {
  const unflushed: UndoLog[] = []
  const running = new Set<Transaction>()
  const connections = new Set<IDBDatabase>()
  let failsNext = false
  let factory = watched(new IDBFactory() as Factory)

  function watched(inner: Factory): Factory {
    const open = inner.open.bind(inner)
    inner.open = (name, version) => {
      const request = open(name, version)
      request.addEventListener('upgradeneeded', () => {
        connections.add(request.result)
        if (request.transaction) watchTransaction(request.transaction as Transaction)
      })
      request.addEventListener('success', () => watchConnection(request.result))
      return request
    }
    return inner
  }

  function watchConnection(connection: IDBDatabase): void {
    connections.add(connection)
    const begin = connection.transaction.bind(connection)
    connection.transaction = (storeNames, mode, options) => {
      const transaction = begin(storeNames, mode, options) as Transaction
      watchTransaction(transaction)
      if (failsNext && transaction.mode === 'readwrite' && transaction.objectStoreNames.contains('own')) {
        failsNext = false
        setImmediate(() => transaction._state !== 'finished' && transaction._abort('UnknownError'))
      }
      return transaction
    }
  }

  function watchTransaction(transaction: Transaction): void {
    running.add(transaction)
    transaction.addEventListener('abort', () => running.delete(transaction))
    transaction.addEventListener('complete', () => {
      running.delete(transaction)
      if (transaction.mode === 'readonly') return
      if (transaction.mode === 'versionchange' || transaction.durability === 'strict') unflushed.length = 0
      else unflushed.push(transaction._rollbackLog)
    })
  }

  /** Nothing of a dead process hears how its transactions ended: they are undone without an event. */
  function crash(): void {
    for (const transaction of running) {
      if (transaction._state === 'finished') continue
      for (const undo of transaction._rollbackLog.splice(0).reverse()) undo()
      transaction._requests.length = 0
      transaction._state = 'finished'
      const { transactions } = transaction.db._rawDatabase
      transactions.splice(transactions.indexOf(transaction), 1)
    }
    running.clear()
    for (const connection of connections) connection.close()
    connections.clear()
    factory._connectionQueues.clear() // an opening that was under way would hold up all others
  }

  return {
    get indexedDB() {
      return factory
    },
    IDBKeyRange,
    failNextWrite(isOn) {
      failsNext = isOn
    },
    crash,
    powerCut() {
      crash()
      const lost = unflushed.length
      for (const log of unflushed.reverse()) for (const undo of log.reverse()) undo()
      unflushed.length = 0
      return lost
    },
    wipe() {
      crash()
      unflushed.length = 0
      factory = watched(new IDBFactory() as Factory)
    },
  }
}
