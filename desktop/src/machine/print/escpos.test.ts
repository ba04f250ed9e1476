import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandsOf, DRAWER_PULSE, endOfAnyBand } from './escpos.ts'

const WIDTH_DOTS = 384
const HEAD_BYTES = 8
/** Bytes that like to stand beside each other as commands that printers obey at once. */
const picture = fc
  .array(fc.constantFrom(0x00, 0x04, 0x05, 0x10, 0x11, 0x14, 0xff), { minLength: 48, maxLength: 48 * 60 })
  .map((bytes) => bytes.slice(0, bytes.length - (bytes.length % 48)))

describe('a picture on its way to the printer', () => {
  test('[T43] holds nothing that a printer takes for a command, such as a drawer pulse', () => {
    fc.assert(
      fc.property(picture, (bytes) => {
        const bands = bandsOf({
          widthDots: WIDTH_DOTS,
          heightDots: bytes.length / 48,
          bytes: Uint8Array.from(bytes),
        })
        const sent = bands.map((band) => band.subarray(HEAD_BYTES))
        for (const command of ['\x10\x04', '\x10\x05', '\x10\x14'])
          expect(sent.filter((dots) => dots.includes(command, 0, 'latin1'))).toEqual([])
        const kept = Buffer.concat(sent)
        expect(kept).toHaveLength(bytes.length)
        const wrong = bytes.filter((byte, at) => byte !== kept[at] && !(byte === 0x10 && kept[at] === 0x11))
        expect(wrong).toEqual([])
      }),
    )
  })

  test('goes in bands that say how large they are, none larger than what ends one', () => {
    const bytes = new Uint8Array(48 * 53)
    const bands = bandsOf({ widthDots: WIDTH_DOTS, heightDots: 53, bytes })
    expect(
      bands.map((band) => [band.toString('hex', 0, 4), band.readUInt16LE(4), band.readUInt16LE(6)]),
    ).toEqual([
      ['1d763000', 48, 24],
      ['1d763000', 48, 24],
      ['1d763000', 48, 5],
    ])
    for (const band of bands)
      expect(endOfAnyBand(WIDTH_DOTS).length).toBeGreaterThanOrEqual(band.length - HEAD_BYTES)
  })
})

test('[T43] the drawer pulse has its pin and both its times', () => {
  expect(DRAWER_PULSE.toString('hex')).toBe('1b700019fa')
})
