import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base32 } from './base32.ts'

const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('writes %j as RFC 4648 §10 does, in lower case without padding', (text, encoded) => {
    expect(base32(bytesOf(text))).toBe(encoded)
  })

  it('reads back to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const bits = [...base32(bytes)]
          .map((char) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(char).toString(2).padStart(5, '0'))
          .join('')
        const read = Array.from({ length: bytes.length }, (_, index) =>
          Number.parseInt(bits.slice(8 * index, 8 * index + 8), 2),
        )
        expect(read).toEqual([...bytes])
        expect(bits.slice(8 * bytes.length)).toMatch(/^0{0,4}$/)
      }),
    )
  })
})
