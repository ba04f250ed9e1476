import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeSplitter } from './code-splitter.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')

describe('what a scanner sends', () => {
  test.each(['\r', '\n', '\r\n'])('is one code at each line end %j', (end) => {
    expect(codeSplitter().feed(bytes(`8934567890123${end}0012${end}`))).toEqual(['8934567890123', '0012'])
  })

  test('[T23] keeps leading zeros, spaces and FNC1', () => {
    const code = ' 0001\u001d17261231 '
    expect(codeSplitter().feed(bytes(`${code}\r`))).toEqual([code])
  })

  test('is read as UTF-8 where it is, else byte for byte', () => {
    expect(codeSplitter().feed(bytes('Chè dây\r'))).toEqual(['Chè dây'])
    expect(codeSplitter().feed(Buffer.from([0x41, 0xe8, 0x42, 0x0d]))).toEqual(['AèB'])
  })

  test('gives the same codes however it is cut', () => {
    const codes = fc.array(fc.stringMatching(/^[0-9A-Zđ]{1,30}$/), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 9 }), (sent, size) => {
        const stream = bytes(sent.map((code) => `${code}\r\n`).join(''))
        const splitter = codeSplitter()
        const got: string[] = []
        for (let at = 0; at < stream.length; at += size)
          got.push(...splitter.feed(stream.subarray(at, at + size)))
        expect(got).toEqual(sent)
      }),
    )
  })

  test('[T26] half a code before the line broke never joins what comes after', () => {
    const splitter = codeSplitter()
    splitter.feed(bytes('89345678'))
    splitter.reset()
    expect(splitter.feed(bytes('0012\r'))).toEqual(['0012'])
  })

  test('is passed over when it has no end', () => {
    const splitter = codeSplitter()
    splitter.feed(Buffer.alloc(100_000, 0x41))
    expect(splitter.feed(bytes('\r0012\r'))).toEqual(['0012'])
  })
})
