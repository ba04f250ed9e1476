import { createBrotliDecompress, createGunzip } from 'node:zlib'
import type { FastifyInstance, RequestPayload } from 'fastify'

/** An error that the HTTP layer answers with this status. */
export function httpError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode })
}

/**
 * Reads gzip and brotli bodies. The limit is on the inflated body and cuts off while it inflates, so a bomb costs no more than
 * the largest honest body; a body that is not compressed is limited by Fastify itself.
 */
export function inflateRequests(app: FastifyInstance, maxBytes: number): void {
  app.addHook('preParsing', async (request, _reply, payload) => {
    const encoding = request.headers['content-encoding'] ?? 'identity'
    if (encoding === 'identity') return payload
    if (encoding !== 'gzip' && encoding !== 'br')
      throw httpError(415, `content-encoding ${encoding} is not read, gzip and br are`)
    return inflate(payload, { encoding, maxBytes })
  })
}

/** The body inflated, ended without a word where it grows beyond `maxBytes`: who reads it counts too. */
export function inflate(
  payload: RequestPayload,
  { encoding, maxBytes }: { encoding: 'gzip' | 'br'; maxBytes: number },
): RequestPayload {
  // Fastify holds what came in against content-length.
  const stream = encoding === 'br' ? createBrotliDecompress() : createGunzip()
  const inflated = Object.assign(stream, { receivedEncodedLength: 0 })
  payload.on('data', (chunk: Buffer) => {
    inflated.receivedEncodedLength += chunk.length
  })
  payload.on('error', (error) => inflated.destroy(error))
  inflated.on('error', () => {}) // Fastify stops listening once it has refused; one that comes later is nobody's
  let size = 0
  inflated.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) inflated.destroy() // Fastify sees this chunk too, and refuses the request for its size
  })
  return payload.pipe(inflated)
}
