import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inflate } from './inflate.ts'

/** How many bytes came out before it ended, whole or not. */
async function inflatedBytes(body: Buffer, maxBytes: number): Promise<number> {
  const inflated = inflate(Readable.from([body]), maxBytes)
  let bytes = 0
  inflated.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  await once(inflated, 'close')
  return bytes
}

test('a body within the limit comes out whole', async () => {
  expect(await inflatedBytes(gzipSync(Buffer.alloc(100_000)), 100_000)).toBe(100_000)
})

test('a bomb is not inflated further than one chunk beyond the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
  expect(await inflatedBytes(bomb, 100_000)).toBeLessThan(100_000 + 64 * 1024)
})

test('what comes spoiled after its reader has gone ends without a word', async () => {
  const cut = gzipSync(randomBytes(50_000)).subarray(0, 20_000)
  const inflated = inflate(Readable.from([cut]), 100_000)
  const isEnded = await new Promise((resolve) => inflated.on('close', () => resolve(true)))
  expect(isEnded).toBe(true)
})
