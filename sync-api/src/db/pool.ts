import { Pool, type PoolClient, types } from 'pg'

/** The database outside a transaction. */
export type Db = Pool

declare const txBrand: unique symbol
/** One connection inside a transaction: what must not be half done takes a Tx. */
export type Tx = PoolClient & { readonly [txBrand]: true }

/** Either of the two: for a read that does not care. */
export type Queryable = Pick<Pool, 'query'>

export type PoolOptions = {
  max?: number
  /** Gives up after waiting so long for a connection or for another's lock; without it, waits for ever. */
  waitMs?: number
}

/** A pool on that database: bigint is read as a number (bounds keep it safe), date as YYYY-MM-DD text. */
export function openPool(connectionString: string, { max = 10, waitMs }: PoolOptions = {}): Db {
  const waiting = waitMs === undefined ? {} : { connectionTimeoutMillis: waitMs, lock_timeout: waitMs }
  const pool = new Pool({ connectionString, max, types: { getTypeParser }, ...waiting })
  pool.on('error', () => undefined) // an idle connection died: the next query opens another
  pool.on('connect', (client) => client.on('error', () => undefined)) // one in use died: its query rejects
  return pool
}

/** Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.connect()
  try {
    await client.query('begin')
    const value = await work(client as Tx)
    // A transaction in which something failed unnoticed answers its commit with a quiet rollback.
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('the transaction had failed, nothing was committed')
    client.release()
    return value
  } catch (error) {
    const rollback = await client.query('rollback').catch((failure: Error) => failure)
    client.release(rollback instanceof Error)
    throw error
  }
}

const INT8 = 20
const DATE = 1082

const getTypeParser: typeof types.getTypeParser = (id: number, format?: string) => {
  if (format !== 'binary' && id === INT8) return Number
  if (format !== 'binary' && id === DATE) return String
  return types.getTypeParser(id, format as 'text')
}
