import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { ALREADY_OPEN, type MachineNews, SOCKET_PATH, socketCallSchema } from '../machine/contract.ts'
import type { Serve } from '../machine/serve.ts'
import type { Guard } from './guard.ts'
import { onePageAtATime } from './one-page.ts'

/** 1,000 of the largest entries in one message, and room to spare. */
const MAX_MESSAGE_BYTES = 128 * 1024 * 1024
const GRACE_MS = 1000

type Options = { guard: Guard; serve: Serve; listen(listener: (news: MachineNews) => void): () => void }

/** Carries the machine's calls between the page and `serve`, and its news to the page. The answer closes all sockets. */
export function serveMachineSocket(server: Server, { guard, serve, listen }: Options): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES })
  const admit = onePageAtATime(GRACE_MS)
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const isOurs = guard.isOurHost(request) && guard.isOurOrigin(request) && guard.hasCookie(request)
    if (!isOurs || request.url !== SOCKET_PATH)
      return void stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, stream, head, (socket) => void welcome(socket))
  })

  async function welcome(socket: WebSocket): Promise<void> {
    socket.on('error', () => socket.terminate())
    if (!(await admit(socket))) return socket.close(ALREADY_OPEN, 'already open')
    socket.on('message', (data) => void answer(socket, (data as Buffer).toString())) // Buffers, unless ws is told otherwise)
    const unlisten = listen((news) => socket.send(JSON.stringify(news)))
    socket.once('close', unlisten)
    socket.send(JSON.stringify({ ready: true }))
  }

  async function answer(socket: WebSocket, message: string): Promise<void> {
    const asked = socketCallSchema.safeParse(parse(message))
    if (!asked.success) return socket.close(1008, 'not a call')
    const { id, call, args } = asked.data
    const reply = await serve(call, args)
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id, reply }))
  }

  return () => {
    for (const socket of sockets.clients) socket.terminate()
  }
}

function parse(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return null
  }
}
