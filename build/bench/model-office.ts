import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { ChainedEntry } from '#shared/journal/entry.ts'
import type { FeedChange } from '#shared/protocol/feed.ts'
import { createModelServer, type ModelServer } from '../../desktop/src/core/testing/model-server.ts'

/** An office on a port of its own that says what SPEC says, without a database: a till's sync runs against it. */
export type ModelOffice = {
  url: string
  /** It holds the journal of its only till up to here. */
  holdThrough(last: ChainedEntry): void
  stop(): Promise<void>
}

export async function startModelOffice(feed: FeedChange[]): Promise<ModelOffice> {
  const model = createModelServer({ nowMs: Date.now, monotonicMs: () => performance.now() })
  model.feed = feed
  const server = createServer((request, response) => void answer(model, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server's
    holdThrough(last) {
      for (const journal of model.journals.values()) journal.entries[last.seq - 1] = last
    },
    async stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(model: ModelServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-headers', 'authorization, content-type, content-encoding')
  if (request.method !== 'POST') return void response.writeHead(204).end()
  const asked = JSON.parse(await unpacked(request))
  const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
  const answered = await (request.url === '/trpc/till.enrol'
    ? model.enrol(asked)
    : request.url === '/trpc/till.push'
      ? model.push(asked, token)
      : model.pull(asked, token))
  response.setHeader('content-type', 'application/json')
  if (answered.ok) return void response.end(JSON.stringify({ result: { data: answered.value } }))
  const { reason, nowMs } = answered.error
  const error = { code: -32_600, message: reason, data: { reason, now: nowMs } }
  response.writeHead(400).end(JSON.stringify({ error }))
}

async function unpacked(request: IncomingMessage): Promise<string> {
  const bytes = await buffer(request)
  const packing = request.headers['content-encoding']
  if (packing === 'br') return brotliDecompressSync(bytes).toString()
  return (packing === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}
