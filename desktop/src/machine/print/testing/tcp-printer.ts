import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { type PrinterEngine, printerEngine } from './printer-engine.ts'

/** A receipt printer on a real TCP port. */
export type TcpPrinter = {
  port: number
  engine: PrinterEngine
  /** Every byte that came in. */
  bytes(): Buffer
  connectionCount(): number
  /** Reads nothing until `wake`, as a printer that hangs. */
  stall(): void
  wake(): void
  /** Breaks the line once so many more bytes have come. */
  dropAfter(byteCount: number): void
  /** Ends its own side of every new line at once. */
  halfClose(): void
  stop(): Promise<void>
}

export async function startTcpPrinter(): Promise<TcpPrinter> {
  const engine = printerEngine()
  const sockets = new Set<Socket>()
  const received: Buffer[] = []
  let isStalled = false
  let isHalfClosing = false
  let untilDrop = Number.POSITIVE_INFINITY
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.on('end', () => socket.end())
    if (isHalfClosing) socket.end()
    if (isStalled) socket.pause()
    socket.on('data', (bytes: Buffer) => {
      const taken = bytes.subarray(0, Math.min(bytes.length, untilDrop))
      received.push(taken)
      engine.feed(taken, (answer) => void (socket.writable && socket.write(answer)))
      untilDrop -= taken.length
      if (untilDrop === 0) {
        untilDrop = Number.POSITIVE_INFINITY
        socket.resetAndDestroy()
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port, // a TCP server's
    engine,
    bytes: () => Buffer.concat(received),
    connectionCount: () => sockets.size,
    stall() {
      isStalled = true
      for (const socket of sockets) socket.pause()
    },
    wake() {
      isStalled = false
      for (const socket of sockets) socket.resume()
    },
    dropAfter(byteCount) {
      untilDrop = byteCount
    },
    halfClose() {
      isHalfClosing = true
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
