import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { type Machine, MachineError } from '../../machine/contract.ts'
import { gzipBody, packByMachine, packedFetch } from './packed-fetch.ts'

const TEXT = 'Cà phê Ban Mê, 500 g. '.repeat(500)
const bodies: { encoding: string | undefined; bytes: Buffer }[] = []
const office = createServer(async (request, response) => {
  bodies.push({ encoding: request.headers['content-encoding'], bytes: await buffer(request) })
  response.end()
}).listen(0, '127.0.0.1')
await once(office, 'listening')
afterAll(() => void office.close())

async function send(pack: Parameters<typeof packedFetch>[0], text: string) {
  const { port } = office.address() as AddressInfo // a TCP server's
  await packedFetch(pack)(`http://127.0.0.1:${port}`, { method: 'POST', body: text })
  return bodies.at(-1)
}

/** The one call of the machine that packs. */
function machineThat(packs: (text: string) => Promise<string>): Machine {
  return { call: (_name: string, text: string) => packs(text) } as unknown as Machine
}

test('a body is packed by the machine', async () => {
  const sent = await send(
    packByMachine(machineThat(async (text) => brotliCompressSync(text).toString('base64'))),
    TEXT,
  )
  expect(sent?.encoding).toBe('br')
  expect(brotliDecompressSync(sent?.bytes ?? '').toString()).toBe(TEXT)
})

test('and by the browser when the machine is gone, so that what is kept still goes up', async () => {
  const gone = machineThat(() => Promise.reject(new MachineError('disconnected', 'gone')))
  const sent = await send(packByMachine(gone), TEXT)
  expect(sent?.encoding).toBe('gzip')
  expect(gunzipSync(sent?.bytes ?? '').toString()).toBe(TEXT)
})

test('a short one goes as it is', async () => {
  expect(await send(gzipBody, 'đ')).toEqual({ encoding: undefined, bytes: Buffer.from('đ') })
})
