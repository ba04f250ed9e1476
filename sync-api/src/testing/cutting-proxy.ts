import { connect, createServer, type AddressInfo } from 'node:net'

/** A line to the server that loses answers: the request arrives, is worked on, and the answer is cut off. */
export type CuttingProxy = { url: string; stop: () => Promise<void> }

/** Cuts the client off at the first byte the server answers; what the server did stays done. */
export async function startCuttingProxy(serverUrl: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(serverUrl)
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    client.pipe(upstream)
    upstream.once('data', () => {
      client.destroy()
      upstream.destroy()
    })
    for (const socket of [client, upstream]) socket.on('error', () => {}) // both ends are cut on purpose
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port: own } = proxy.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own}`,
    stop: () => new Promise((resolve) => proxy.close(() => resolve())),
  }
}
