import type { FastifyInstance } from 'fastify'
import type { Transport } from '../../desktop/src/core/parts.ts'
import { createTransport } from '../../desktop/src/renderer/app/transport.ts'
import { createEnrolCode } from '../../sync-api/src/access/till/enrol-code.ts'
import { type Db, openPool } from '../../sync-api/src/db/pool.ts'
import { createApp } from '../../sync-api/src/server.ts'
import { makeTemplate, onServer, urlOfDatabase } from './databases.ts'
import type { TrueTime } from './sim-clock.ts'
import { POINT } from './sim-masters.ts'

/** The real server over real PostgreSQL, and what can befall it. */
export type SimServer = {
  transport: Transport
  db(): Db
  makeCode(options: { tillId: string | null }): Promise<string>
  keepSnapshot(): Promise<void>
  /** Another database takes over, in an earlier state of the books. */
  restore(to: 'snapshot' | 'before-enrolment'): Promise<void>
  /** The n-th statement from now on finds its connection gone; null: none does. */
  breakAtStatement(count: number | null): void
  stop(): Promise<void>
}

type Life = { database: string; db: Db; app: FastifyInstance; transport: Transport }

export async function startSimServer(options: {
  postgresUrl: string
  /** Names the databases of this run. */
  name: string
  time: TrueTime
}): Promise<SimServer> {
  const { postgresUrl, name, time } = options
  const template = await makeTemplate(postgresUrl)
  const databases = new Set<string>()
  const breaker: Breaker = { left: null }
  let count = 0

  const copyOf = async (original: string): Promise<string> => {
    count += 1
    const database = `${name}_${count}`
    await onServer(postgresUrl, `create database ${database} template ${original} strategy wal_log`)
    databases.add(database)
    return database
  }
  const begin = async (database: string): Promise<Life> => {
    const db = openPool(urlOfDatabase(postgresUrl, database), { max: 6 })
    breakConnections(db, breaker)
    const app = await createApp(db, { officeDir: null, log: () => {}, nowMs: () => time.nowMs })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    return { database, db, app, transport: createTransport(url) }
  }
  const end = async ({ app, db }: Life) => {
    await app.close()
    await db.end()
  }

  let life = await begin(await copyOf(template))
  let snapshot = template

  /** A database can only be copied while nobody is connected to it. */
  const whileDown = async (work: () => Promise<string>): Promise<void> => {
    await end(life)
    life = await begin(await work())
  }

  return {
    transport: {
      enrol: (request) => life.transport.enrol(request),
      push: (request, token) => life.transport.push(request, token),
      pull: (request, token) => life.transport.pull(request, token),
    },
    db: () => life.db,
    async makeCode({ tillId }) {
      const code = { pointId: POINT, nowMs: time.nowMs, ...(tillId === null ? {} : { tillId }) }
      return (await createEnrolCode(life.db, code)).code
    },
    keepSnapshot: () =>
      whileDown(async () => {
        snapshot = await copyOf(life.database)
        return life.database
      }),
    restore: (to) => whileDown(() => copyOf(to === 'snapshot' ? snapshot : template)),
    breakAtStatement(count) {
      breaker.left = count
    },
    async stop() {
      await end(life)
      for (const database of databases) await onServer(postgresUrl, `drop database ${database} with (force)`)
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
