import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SCALE_PROTOCOL_IDS } from '../contract-devices.ts'
import { SCALE_PROTOCOLS } from './protocols.ts'
import { weigher } from './weigher.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const checked = (body: string) =>
  `\x02${body}${[...body]
    .reduce((xor, char) => xor ^ char.charCodeAt(0), 0)
    .toString(16)
    .toUpperCase()
    .padStart(2, '0')}\x03`

/** What each scale sends: standing at 1.5 kg, moving, empty, below nought, overloaded or of no use. */
const SPOKEN = {
  'st-gs': {
    steady: 'ST,GS,+  1.500kg\r\n',
    moving: 'US,GS,+  1.320kg\r\n',
    empty: 'ST,GS,+  0.000kg\r\n',
    useless: ['ST,GS,-  0.020kg\r\n', 'OL,GS,+  0.000kg\r\n', 'ST,GS,+  1.500lb\r\n'],
  },
  'cas-22': {
    steady: 'ST,GS,\x0d\x90,   1.500 kg\r\n',
    moving: 'US,GS,\x01\x90,   1.320 kg\r\n',
    empty: 'ST,GS,\x01\x90,   0.000 kg\r\n',
    useless: [
      'ST,NT,\x01\x90,-  0.020 kg\r\n',
      'OL,GS,\x01\x90,   9.999 kg\r\n',
      'ST,GS,\x01\x90,   1.500 lb\r\n',
    ],
  },
  toledo: {
    steady: '\x02\x2d\x30\x20  1500000000\r',
    moving: '\x02\x2d\x38\x20  1320000000\r',
    empty: '\x02\x2d\x30\x20     0000000\r',
    useless: [
      '\x02\x2d\x32\x20    20000000\r',
      '\x02\x2d\x34\x20  9999000000\r',
      '\x02\x2d\x20\x20  1500000000\r',
    ],
  },
  sics: {
    steady: 'S S      1.500 kg\r\n',
    moving: 'S D      1.320 kg\r\n',
    empty: 'S S      0.000 kg\r\n',
    useless: ['S S     -0.020 kg\r\n', 'S +\r\n', 'S I\r\n'],
  },
  yaohua: {
    steady: checked('+0015003').repeat(3),
    moving: checked('+0013203'),
    empty: checked('+0000003'),
    useless: [checked('-0000203').repeat(3)],
  },
} as const

describe.each(SCALE_PROTOCOL_IDS)('a scale that speaks %s', (id) => {
  const { steady, moving, empty, useless } = SPOKEN[id]
  const started = () => weigher(SCALE_PROTOCOLS[id])

  test('is believed only while it stands still', () => {
    const scale = started()
    expect(scale.feed(bytes(moving))).toEqual([])
    expect(scale.feed(bytes(steady))).toEqual([1500])
    expect(scale.feed(bytes(steady))).toEqual([])
    expect(scale.feed(bytes(moving))).toEqual([null])
    expect(scale.feed(bytes(steady + empty))).toEqual([1500, null])
  })

  test('has no weight to sell by when it is below nought, overloaded, or in another unit', () => {
    for (const frame of useless) expect(started().feed(bytes(steady + frame))).toEqual([1500, null])
  })

  test('is understood however its bytes are cut, from the middle of a frame on', () => {
    const stream = steady.slice(3) + moving + steady + empty + steady
    const whole = started().feed(bytes(stream))
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (sizes) => {
        const scale = started()
        const changes: (number | null)[] = []
        for (let at = 0, index = 0; at < stream.length; index += 1) {
          const size = sizes[index % sizes.length] ?? 1
          changes.push(...scale.feed(bytes(stream.slice(at, at + size))))
          at += size
        }
        expect(changes).toEqual(whole)
      }),
    )
    expect(whole.slice(-3)).toEqual([1500, null, 1500])
  })

  test('that was unplugged has no weight, and half a frame before does not join the half after', () => {
    const scale = started()
    scale.feed(bytes(steady + steady.slice(0, 9)))
    expect(scale.reset()).toEqual([null])
    expect(scale.feed(bytes(steady.slice(9, steady.length / (id === 'yaohua' ? 3 : 1))))).toEqual([])
  })

  test('is understood with seven bits and even parity too', () => {
    const withParity = bytes(moving + steady).map((byte) => {
      const ones = (byte & 0x7f).toString(2).replaceAll('0', '').length
      return (byte & 0x7f) | (ones % 2 === 1 ? 0x80 : 0)
    })
    expect(started().feed(withParity)).toEqual([1500])
  })

  test('is not heard in noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(started().feed(noise)).toEqual([])
      }),
    )
  })
})

test('weights are whole grams, without the errors of floating point', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), (grams) => {
      const frame = `ST,GS,+${(grams / 1000).toFixed(3).padStart(7)}kg\r\n`
      expect(weigher(SCALE_PROTOCOLS['st-gs']).feed(bytes(frame))).toEqual([grams])
    }),
  )
})
