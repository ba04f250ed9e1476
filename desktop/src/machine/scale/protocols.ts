import type { SCALE_PROTOCOL_IDS } from '../contract-devices.ts'

/** One frame of a scale. `grams` is null when there is none to sell by: below nought, overloaded, another unit. */
export type Reading = { grams: number | null; isSteady: boolean }

/**
 * How a scale speaks. `frame` finds a whole frame in what came, a character for each byte without its eighth bit:
 * many scales send seven bits and a parity, which a port of eight bits reads as well.
 */
export type ScaleProtocol = {
  frame: RegExp
  read(groups: Readonly<Record<string, string | undefined>>): Reading | null
  /** Equal steady frames in a row before a weight is believed: more where the scale does not say that it moves. */
  steadyFrames: number
  /** What has to be sent to be told the weight, for scales that speak only when asked. */
  ask: string | null
}

/**
 * The scales of Vietnamese shops, from their makers' manuals; none was tried on the scale itself. A new one is a new
 * row here.
 */
export const SCALE_PROTOCOLS: Readonly<Record<(typeof SCALE_PROTOCOL_IDS)[number], ScaleProtocol>> = {
  /** "ST,GS,+  1.500kg": A&D, Jadever, T-Scale, UTE, Vibra, CAS in its short form. US moves, OL is overloaded. */
  'st-gs': {
    frame:
      /(?<status>ST|US|OL|QT),(?:(?:GS|NT|TR)[, ])?(?<sign>[+-]?) *(?<weight>\d*\.?\d+) *(?<unit>kg|g|lb)? *\r?\n/i,
    read: ({ status, sign, weight, unit }) => ({
      grams: status === 'OL' || sign === '-' ? null : gramsOf(weight, unit ?? 'kg'),
      isSteady: status === 'ST' || status === 'QT',
    }),
    steadyFrames: 1,
    ask: null,
  },
  /** CAS, 22 bytes: status, GS or NT, number of the scale and its lamps as raw bytes, eight of weight, unit. */
  'cas-22': {
    frame: /(?<status>ST|US|OL),(?:GS|NT),[\s\S]{2},(?<weight>[ +\-\d.]{8}) (?<unit>kg| g|lb)\r\n/i,
    read: ({ status, weight, unit }) => ({
      grams:
        status === 'OL' || weight?.includes('-') ? null : gramsOf(weight?.replace(/[ +]/g, ''), unit?.trim()),
      isSteady: status === 'ST',
    }),
    steadyFrames: 1,
    ask: null,
  },
  /** Toledo continuous: STX, three status bytes, six digits of weight, six of tare, CR and perhaps a checksum. */
  toledo: {
    frame: /\x02(?<a>[\x20-\x7f])(?<b>[\x20-\x7f])[\x20-\x7f](?<weight>[ \d]{6})[ \d]{6}\r/,
    read({ a, b, weight }) {
      const [places, state] = [(a?.charCodeAt(0) ?? 0) & 7, b?.charCodeAt(0) ?? 0]
      const isUsable = (state & 0b0110) === 0 && (state & 0b1_0000) !== 0 // not negative, in range, in kilograms
      const grams = Math.round(Number(weight) * 1000 * 10 ** (2 - places))
      return { grams: isUsable ? grams : null, isSteady: (state & 0b1000) === 0 }
    },
    steadyFrames: 1,
    ask: null,
  },
  /** Mettler-Toledo SICS, asked with SI: "S S    100.00 g" stands, "S D" moves, "S +", "S -" and "S I" have none. */
  sics: {
    frame: /S (?<status>[SDI+-])(?: +(?<sign>-?)(?<weight>\d*\.?\d+) (?<unit>kg|g))? *\r\n/,
    read: ({ status, sign, weight, unit }) => ({
      grams: sign === '-' ? null : gramsOf(weight, unit),
      isSteady: status === 'S',
    }),
    steadyFrames: 1,
    ask: 'SI\r\n',
  },
  /** Yaohua XK3190: STX, sign, six digits, places, two of checksum, ETX. It does not say whether it moves. */
  yaohua: {
    frame: /\x02(?<body>(?<sign>[+-])(?<weight>\d{6})(?<places>[0-4]))(?<check>[0-9A-F]{2})\x03/,
    read({ body = '', sign, weight, places, check }) {
      const sum = [...body].reduce((xor, char) => xor ^ char.charCodeAt(0), 0)
      if (sum.toString(16).toUpperCase().padStart(2, '0') !== check) return null
      const grams = Math.round(Number(weight) * 10 ** (3 - Number(places)))
      return { grams: sign === '-' ? null : grams, isSteady: true }
    },
    steadyFrames: 3,
    ask: null,
  },
}

/** Grams of "1.500" and a unit, rounded to the gram; null for another unit. */
function gramsOf(weight: string | undefined, unit: string | undefined): number | null {
  const perUnit = { kg: 1000, g: 1 }[unit?.toLowerCase() ?? '']
  if (perUnit === undefined || weight === undefined || !/^\d*\.?\d+$/.test(weight)) return null
  const [whole = '', part = ''] = weight.split('.')
  return Math.round((Number(whole + part) * perUnit) / 10 ** part.length)
}
