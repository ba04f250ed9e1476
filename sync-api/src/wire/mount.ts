import { type AnyTRPCRouter, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { httpError } from './inflate.ts'
import { refuse } from './till-error.ts'

type MountOptions<TContext> = {
  router: AnyTRPCRouter
  createContext: (request: FastifyRequest, reply: FastifyReply) => TContext
  /** Told of what nobody foresaw. Never holds a request's body or headers. */
  onFault: (error: Error, path: string) => void
}

/** Serves the procedures at /trpc/<name>, one a request; whatever HTTP itself refuses has their error's shape too. */
export function mountProcedures<TContext>(app: FastifyInstance, options: MountOptions<TContext>): void {
  const { router, createContext, onFault } = options
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.route<{ Params: { path: string } }>({
    method: ['GET', 'POST'],
    url: '/trpc/:path',
    handler: (request, reply) => {
      refuseOddities(request)
      return fastifyRequestHandler({
        router,
        req: request,
        res: reply,
        path: request.params.path,
        allowBatching: false,
        createContext: () => createContext(request, reply),
        onError: ({ error, path }) => {
          if (error.code === 'INTERNAL_SERVER_ERROR') onFault(error.cause ?? error, path ?? '')
        },
      })
    },
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const path = request.url.replace(/^\/trpc\/|\?.*$/g, '')
    const status = error.statusCode ?? 500
    if (status >= 500) onFault(error, path)
    const shape = getTRPCErrorShape({
      config: router._def._config,
      error: httpFault(error, status),
      type: 'mutation',
      path,
      input: undefined,
      ctx: createContext(request, reply),
    })
    reply
      .code(status)
      .header('content-type', 'application/json')
      .send(JSON.stringify({ error: shape }))
  })
}

/** What tRPC would refuse before there is a context, and so without the server's `now`. */
function refuseOddities(request: FastifyRequest): void {
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
  if (request.method === 'POST' && !isJson) throw httpError(415, 'content-type: application/json is read')
  if (typeof request.query === 'object' && request.query !== null && 'batch' in request.query)
    throw httpError(400, 'batch: one procedure a request')
}

function httpFault(error: Error, status: number): TRPCError {
  if (status === 413)
    return refuse({ reason: 'too-large', message: 'the body is larger than the wire allows' })
  if (status < 500) return new TRPCError({ code: 'BAD_REQUEST', message: error.message })
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'not foreseen', cause: error })
}
