import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inflate } from './inflate.ts'

const PACKERS = [
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const

/** How many bytes came out before it ended, whole or not. */
async function inflatedBytes(body: Buffer, limits: Parameters<typeof inflate>[1]): Promise<number> {
  const inflated = inflate(Readable.from([body]), limits)
  let bytes = 0
  inflated.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  await once(inflated, 'close')
  return bytes
}

test.each(PACKERS)('a body within the limit comes out whole: %s', async (encoding, pack) => {
  const body = pack(Buffer.alloc(100_000))
  expect(await inflatedBytes(body, { encoding, maxBytes: 100_000 })).toBe(100_000)
})

test.each(PACKERS)(
  'a bomb is not inflated further than one chunk beyond the limit: %s',
  async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(64 * 1024 * 1024))
    expect(await inflatedBytes(bomb, { encoding, maxBytes: 100_000 })).toBeLessThan(100_000 + 64 * 1024)
  },
)

test.each(PACKERS)(
  'what comes spoiled after its reader has gone ends without a word: %s',
  async (encoding, pack) => {
    const cut = pack(randomBytes(50_000)).subarray(0, 20_000)
    const inflated = inflate(Readable.from([cut]), { encoding, maxBytes: 100_000 })
    const isEnded = await new Promise((resolve) => inflated.on('close', () => resolve(true)))
    expect(isEnded).toBe(true)
  },
)
