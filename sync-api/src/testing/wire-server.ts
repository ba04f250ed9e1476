import { gzipSync } from 'node:zlib'
import { type FakeClock, fakeClock } from '#shared/testing/fake-clock.ts'
import { createEnrolCode } from '../access/till/enrol-code.ts'
import type { Db } from '../db/pool.ts'
import { createTestDatabase } from '../db/testing/test-database.ts'
import { createApp } from '../server.ts'

export const POINT = 'bmt01'
export const OTHER_POINT = 'ktx01'

/** A server with two points, listening, on a database of its own and a clock that moves when told. */
export type WireServer = {
  url: string
  connectionString: string
  db: Db
  clock: FakeClock
  /** What was logged as not foreseen. */
  faults: string[]
  /** A point of its own, for tills that should have no other siblings. */
  addPoint: () => Promise<string>
  code: (options?: { pointId?: string; tillId?: string; lifeMs?: number }) => Promise<string>
  stop: () => Promise<void>
}

export async function startWireServer(name: string): Promise<WireServer> {
  const database = await createTestDatabase(name)
  const db = database.pool
  const clock = fakeClock()
  const faults: string[] = []
  await addPoints(db)
  let points = 0
  const app = await createApp(db, { officeDir: null, log: (line) => faults.push(line), nowMs: clock.nowMs })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    connectionString: database.connectionString,
    db,
    clock,
    faults,
    addPoint: async () => {
      points += 1
      const id = `own-${points}`
      await db.query(
        `insert into point (id, code, name, kind, operator_id, address, opened_on)
         values ($1, $2, 'Điểm bán riêng', 'online', 'op-bmt', '', '2025-01-01')`,
        [id, id.toUpperCase()],
      )
      return id
    },
    code: async ({ pointId = POINT, ...options } = {}) =>
      (await createEnrolCode(db, { pointId, nowMs: clock.nowMs(), ...options })).code,
    stop: async () => {
      await app.close()
      await database.drop()
    },
  }
}

/** Two operators with a point each. */
export async function addPoints(db: Db): Promise<void> {
  await db.query(
    `insert into operator (id, name, legal_form, tax_code) values
       ('op-bmt', 'Hợp tác xã Ban Mê', 'cooperative', ''), ('op-ktx', 'Cơ sở Krông Pắc', 'household', '')`,
  )
  await db.query(
    `insert into point (id, code, name, kind, operator_id, address, opened_on) values
       ('bmt01', 'BMT-01', 'Điểm bán Buôn Ma Thuột', 'online', 'op-bmt', '', '2025-01-01'),
       ('ktx01', 'KTX-01', 'Điểm bán Krông Pắc', 'online', 'op-ktx', '', '2025-01-01')`,
  )
}

/** An answer or an error, as JSON; `json` is what stands under result.data or error. */
export type WireReply = { status: number; isOk: boolean; json: unknown; body: string; headers: Headers }

type Call = {
  /** An object goes as JSON, text and bytes as they are. */
  input: unknown
  token?: string
  isGzipped?: boolean
  headers?: Record<string, string>
}

/** Posts to a procedure. */
export async function callWire(
  server: { url: string },
  name: string,
  { input, token, isGzipped = false, headers = {} }: Call,
): Promise<WireReply> {
  const plain = typeof input === 'string' || Buffer.isBuffer(input) ? input : JSON.stringify(input)
  const response = await fetch(`${server.url}/trpc/${name}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(isGzipped ? gzipSync(plain) : plain)),
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
      ...headers,
    },
  })
  const body = await response.text()
  const parsed = JSON.parse(body)
  const isOk = response.ok
  return {
    status: response.status,
    isOk,
    json: isOk ? parsed.result.data : parsed.error,
    body,
    headers: response.headers,
  }
}
