import { createTRPCUntypedClient, httpLink, TRPCClientError } from '@trpc/client'
import { wireErrorDataSchema } from '#shared/protocol/errors.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Transport, WireFailure } from '../../core/parts.ts'
import { gzipBody, type PackBody, packedFetch } from './packed-fetch.ts'

/** No answer by then is no answer: a line that swallows requests must not hold the loop. */
const LIMIT_MS = 30_000

/** The wire to the office: three mutations, each on its own, compressed, with the till's token. */
export function createTransport(apiUrl: string, pack: PackBody = gzipBody): Transport {
  const client = createTRPCUntypedClient({
    links: [
      httpLink({
        url: `${apiUrl}/trpc`,
        fetch: packedFetch(pack),
        headers: ({ op }) =>
          typeof op.context['token'] === 'string' ? { authorization: `Bearer ${op.context['token']}` } : {},
      }),
    ],
  })

  async function ask<TAnswer>(
    path: string,
    request: unknown,
    token?: string,
  ): Promise<Result<TAnswer, WireFailure>> {
    try {
      const signal = AbortSignal.timeout(LIMIT_MS)
      return ok((await client.mutation(path, request, { context: { token }, signal })) as TAnswer) // the core checks it
    } catch (error) {
      return err(failureOf(error))
    }
  }

  return {
    enrol: (request) => ask('till.enrol', request),
    push: (request, token) => ask('till.push', request, token),
    pull: (request, token) => ask('till.pull', request, token),
  }
}

/** Whatever does not carry a reason of ours came from the line or from somebody else's server. */
function failureOf(error: unknown): WireFailure {
  const data = error instanceof TRPCClientError ? wireErrorDataSchema.safeParse(error.data) : null
  return data?.success
    ? { reason: data.data.reason, nowMs: data.data.now, seq: data.data.seq }
    : { reason: 'offline', nowMs: null }
}
