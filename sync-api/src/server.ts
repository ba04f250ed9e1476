import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { MAX_BODY_BYTES } from '#shared/protocol/version.ts'
import { migrate } from './db/migrate.ts'
import { type Db, inTransaction, openPool } from './db/pool.ts'
import { seedAreas } from './masters/areas.ts'
import { appRouter } from './router.ts'
import { allowTillOrigins } from './wire/cross-origin.ts'
import { inflateRequests } from './wire/inflate.ts'
import { mountProcedures } from './wire/mount.ts'
import { secureHeaders, servePages } from './wire/office-pages.ts'

type AppOptions = {
  /** The folder of the office's built pages, null for the API alone. */
  officeDir: string | null
  /** One line about what nobody foresaw; never anything personal. */
  log: (line: string) => void
  /** The server's clock, milliseconds since 1970. */
  nowMs?: () => number
  /** Whether a proxy in front says who calls. */
  isBehindProxy?: boolean
  tls?: { cert: Buffer; key: Buffer }
}

export type ServerOptions = AppOptions & {
  databaseUrl: string
  host: string
  /** 0: any free one. */
  port: number
}

/** Brings the database to this version, then answers tills and office. `stop` lets running requests finish. */
export async function startServer(
  options: ServerOptions,
): Promise<{ url: string; stop: () => Promise<void> }> {
  await migrateFirst(options.databaseUrl)
  const db = openPool(options.databaseUrl, { max: 20, waitMs: 10_000 })
  try {
    const app = await createApp(db, options)
    const url = await app.listen({ host: options.host, port: options.port })
    const stop = async () => {
      await app.close()
      await db.end()
    }
    return { url, stop }
  } catch (error) {
    await db.end()
    throw error
  }
}

/** Waits for as long as another server is at it. */
async function migrateFirst(databaseUrl: string): Promise<void> {
  const db = openPool(databaseUrl, { max: 1 })
  try {
    await migrate(db)
    await inTransaction(db, seedAreas) // an office begins with the areas of the province, which no one should type
  } finally {
    await db.end()
  }
}

/** The whole server over a migrated database, not listening yet. */
export async function createApp(db: Db, options: AppOptions): Promise<FastifyInstance> {
  const { officeDir, log, nowMs = () => Date.now(), isBehindProxy = false, tls } = options
  const app = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 120_000, // a full batch over a bad line; also ends those who send a byte a minute
    trustProxy: isBehindProxy,
    ...(tls ? { https: tls } : {}),
  }) as unknown as FastifyInstance // with or without TLS it is used the same
  secureHeaders(app)
  allowTillOrigins(app, (url) => url.startsWith('/trpc/till.'))
  inflateRequests(app, MAX_BODY_BYTES)
  await app.register(cookie)
  await app.register(compress, { encodings: ['br', 'gzip'], globalDecompression: false })
  mountProcedures(app, {
    router: appRouter,
    createContext: (request, reply) => ({ db, nowMs, request, reply }),
    onFault: (error, path) => log(`${path}: ${error.stack ?? error.message}`),
  })
  app.get('/health', async (_request, reply) => {
    const isUp = await db.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.code(isUp ? 200 : 503).send({ isUp })
  })
  if (officeDir !== null) await servePages(app, officeDir)
  return app
}
