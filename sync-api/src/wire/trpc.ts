import { initTRPC } from '@trpc/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/pool.ts'
import { tillErrorShape } from './till-error.ts'

/** What every procedure is given. Who asks is found out by the procedure's own middleware. */
export type Context = {
  db: Db
  /** The server's clock, milliseconds since 1970. */
  nowMs: () => number
  request: FastifyRequest
  reply: FastifyReply
}

const t = initTRPC.context<Context>().create({
  isDev: false, // stack traces never leave the server
  errorFormatter: (options) => (options.path?.startsWith('till.') ? tillErrorShape(options) : options.shape),
})

export const createRouter = t.router
export const procedure = t.procedure
