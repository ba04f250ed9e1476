import type { Transport } from '../../desktop/src/core/parts.ts'
import { createTransport } from '../../desktop/src/renderer/app/transport.ts'
import { createEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import { migrate } from '../../sync-api/src/db/migrate.ts'
import { type Db, openPool } from '../../sync-api/src/db/pool.ts'
import { createApp } from '../../sync-api/src/server.ts'
import { makeShelves, putOnShelf, takeFromShelf } from './shelves.ts'
import type { TrueTime } from './sim-clock.ts'
import { fillMasters, POINT } from './sim-masters.ts'

/** The real server over real PostgreSQL, and what can befall it. One serves many histories, one after the other. */
export type SimServer = {
  /** Another history begins: a point, and no till that ever enrolled. */
  begin(time: TrueTime): Promise<void>
  transport: Transport
  db: Db
  makeCode(options: { tillId: string | null }): Promise<string>
  keepSnapshot(): Promise<void>
  /** The books go back to an earlier state. */
  restore(to: 'snapshot' | 'before-enrolment'): Promise<void>
  /** The n-th statement from now on finds its connection gone; null: none does. */
  breakAtStatement(count: number | null): void
  stop(): Promise<void>
}

export async function startSimServer(databaseUrl: string): Promise<SimServer> {
  const breaker: Breaker = { left: null }
  let time: TrueTime = { nowMs: 0 }
  const db = openPool(databaseUrl, { max: 6 })
  breakConnections(db, breaker)
  await migrate(db)
  await fillMasters(db)
  await makeShelves(db)
  await putOnShelf(db, 'at_start')
  const app = await createApp(db, { officeDir: null, log: () => {}, nowMs: () => time.nowMs })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  return {
    async begin(newTime) {
      time = newTime
      breaker.left = null
      await takeFromShelf(db, 'at_start')
    },
    transport: createTransport(url),
    db,
    async makeCode({ tillId }) {
      const code = { pointId: POINT, nowMs: time.nowMs, ...(tillId === null ? {} : { tillId }) }
      return (await createEnrolCode(db, code)).code
    },
    keepSnapshot: () => putOnShelf(db, 'in_between'),
    restore: (to) => takeFromShelf(db, to === 'snapshot' ? 'in_between' : 'at_start'),
    breakAtStatement(count) {
      breaker.left = count
    },
    async stop() {
      await app.close()
      await db.end()
    },
  }
}

type Breaker = { left: number | null }

/** Ends the server's side of a connection right before the chosen statement, in or out of a transaction. */
function breakConnections(db: Db, breaker: Breaker): void {
  db.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    const broken = async (...args: unknown[]) => {
      await Promise.resolve(query('select pg_terminate_backend(pg_backend_pid())')).catch(() => undefined)
      return query(...args)
    }
    client.query = ((...args: unknown[]) => {
      if (breaker.left === null) return query(...args)
      breaker.left -= 1
      if (breaker.left !== 0) return query(...args)
      breaker.left = null
      return broken(...args)
    }) as typeof client.query
  })
}
