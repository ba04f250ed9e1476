import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mintId, productIdSchema, saleIdSchema, tillIdOf, tillIdSchema } from './ids.ts'

describe('ids', () => {
  it('name a till by its first public key: 26 characters of base32(SHA-256(key))', () => {
    // SHA-256 of no bytes is e3b0c442 98fc1c14 9afbf4c8 996fb924 …
    expect(tillIdOf(new Uint8Array())).toBe('4oymiquy7qobjgx36tejs35zeq')
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
        expect(tillIdSchema.safeParse(tillIdOf(key)).success).toBe(true)
      }),
    )
  })

  it('are minted from 80 random bits: 16 characters', () => {
    const id = mintId((count) => new Uint8Array(count).fill(255))
    expect(saleIdSchema.safeParse(id).success).toBe(true)
    expect(id).toBe('7'.repeat(16))
  })

  it.each(['', 'Cà-phê', 'a b', '../etc', '-a', 'A1', 'a'.repeat(65), 'a\u0000'])('are never %j', (text) => {
    expect(productIdSchema.safeParse(text).success).toBe(false)
  })
})
