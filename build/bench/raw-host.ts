import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'

/**
 * The peers' end of the page. Its socket appends each message to a file and answers once fdatasync is done; its HTTP side
 * counts the bytes of a body and takes nothing of it in.
 */
export type RawHost = {
  /** 127.0.0.1:PORT */
  host: string
  /** Bytes of the last body as they came over the line. */
  lastBodyBytes(): number
  stop(): Promise<void>
}

export async function startRawHost(folder: string): Promise<RawHost> {
  const file = await open(join(folder, 'raw.jsonl'), 'a')
  let bodyBytes = 0
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') bodyBytes = await countBytes(request)
    refuse(response)
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => {
    socket.on('message', async (data: Buffer) => {
      await file.write(data)
      await file.datasync()
      socket.send('')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server's
  return {
    host: `127.0.0.1:${port}`,
    lastBodyBytes: () => bodyBytes,
    async stop() {
      for (const socket of sockets.clients) socket.terminate()
      server.close()
      server.closeAllConnections()
      await file.close()
    },
  }
}

async function countBytes(request: IncomingMessage): Promise<number> {
  let bytes = 0
  for await (const chunk of request) bytes += (chunk as Buffer).length
  return bytes
}

/** Lets any page ask, and gives none an answer: to the till this office is out of order. */
function refuse(response: ServerResponse): void {
  response.writeHead(response.req.method === 'OPTIONS' ? 204 : 503, {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*, authorization',
    'access-control-allow-methods': 'POST',
  })
  response.end()
}
