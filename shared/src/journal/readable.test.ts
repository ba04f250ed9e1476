import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { exampleBody } from '../testing/body-examples.ts'
import { buildEntry, buildTillId } from '../testing/builders.ts'
import { MAX_TEXT_BYTES } from './entry.ts'
import { readEntry, readEnvelope, type Unreadable } from './readable.ts'

const TILL = buildTillId('reader')
const HERE = { tillId: TILL, seq: 1 }
const SOUND = buildEntry({ tillId: TILL, kind: 'sale.completed', body: exampleBody('sale.completed') }).text

/** The sound text with one thing in it replaced. */
function edited(from: string, to: string): string {
  if (!SOUND.includes(from)) throw new Error(`the text has no ${from}`)
  return SOUND.replace(from, () => to)
}

/** An entry of a kind nobody knows around a body given as JSON. */
function around(body: string): string {
  return `${SOUND.slice(0, SOUND.indexOf('"kind"'))}"kind":"later.thing","v":1,"body":${body}}`
}

function reasonOf(text: string, expected = HERE): Unreadable | 'readable' {
  const read = readEntry(text, expected)
  return read.ok ? 'readable' : read.error
}

const nested = (levels: number) => around('['.repeat(levels) + ']'.repeat(levels))

describe('[P6] a text is readable', () => {
  it('when it is canonical JSON of a known kind, where it was expected', () => {
    expect(reasonOf(SOUND)).toBe('readable')
    expect(readEntry(SOUND, HERE)).toMatchObject({ ok: true, value: { seq: 1, kind: 'sale.completed' } })
  })
  it('[P9] with fields it does not know, in the body and around it', () => {
    expect(reasonOf(edited('"rounding":', '"later":{"a":[1]},"rounding":'))).toBe('readable')
    expect(reasonOf(edited('"v":1', '"v":1,"later":null'))).toBe('readable')
  })
  it('down to 31 levels inside its own, if a later version knows the kind', () => {
    expect(reasonOf(nested(31))).toBe('unknown-kind')
  })
  it('with every character a person may type, up to 64 KiB exactly', () => {
    const fill = (bytes: number) =>
      edited('"channel":"till"', `"channel":"till","pad":"${'ế'.repeat(bytes / 3)}"`)
    const room = MAX_TEXT_BYTES - utf8ToBytes(fill(0)).length
    const exact = fill(room - (room % 3)).replace('"pad":"', `"pad":"${'a'.repeat(room % 3)}`)
    expect(reasonOf(exact)).toBe('readable')
    expect(reasonOf(exact.replace('"pad":"', '"pad":"a'))).toBe('too-long')
    expect(reasonOf(edited('"channel":"till"', '"channel":"\u2028🥭\u007f\\n\\u0001\\"\\\\/"'))).toBe(
      'readable',
    )
  })
})

const BAD: [reason: Unreadable, what: string, text: string][] = [
  ['too-long', '64 KiB and one byte', SOUND.padEnd(MAX_TEXT_BYTES + 1)],
  ['too-long', 'half of it characters that UTF-8 writes with three bytes', 'ế'.repeat(MAX_TEXT_BYTES / 2)],
  ['not-json', 'nothing', ''],
  ['not-json', 'half an entry', SOUND.slice(0, -1)],
  ['not-json', 'words', 'xin chào'],
  ['not-json', 'a byte order mark', `\ufeff${SOUND}`],
  ['not-json', 'a raw NUL', edited('"till"', '"ti\0ll"')],
  ['not-json', '60,000 levels that never close', '['.repeat(60_000)],
  ['not-json', 'single quotes', SOUND.replaceAll('"', "'")],
  ['too-deep', '32,000 levels', '['.repeat(32_000) + ']'.repeat(32_000)],
  ['too-deep', '32 levels inside its own', nested(32)],
  ['unsafe-number', 'half a đồng', edited('"total":360000', '"total":360000.5')],
  ['unsafe-number', 'one past the safe integers', edited('"total":360000', '"total":9007199254740992')],
  ['unsafe-number', 'infinity', edited('"total":360000', '"total":1e999')],
  ['bad-string', 'an escaped NUL', edited('"till"', '"ti\\u0000ll"')],
  ['bad-string', 'an escaped NUL in a key', edited('"channel"', '"chan\\u0000nel"')],
  ['bad-string', 'an escaped lone surrogate', edited('"till"', '"\\ud83e"')],
  ['bad-string', 'a raw lone surrogate', edited('"till"', '"\udd6d"')],
  ['bad-string', 'a lone surrogate in a key', edited('"channel"', '"chan\\udd6dnel"')],
  ['not-canonical', 'a key twice', edited('"total":360000', '"total":360000,"total":360000')],
  [
    'not-canonical',
    'a key twice with the other value first',
    edited('"total":360000', '"total":1,"total":360000'),
  ],
  ['not-canonical', 'spaces', edited('":"', '": "')],
  ['not-canonical', 'a line end after it', `${SOUND}\n`],
  ['not-canonical', '1e3', edited('"total":360000', '"total":36e4')],
  ['not-canonical', '-0', edited('"rounding":375', '"rounding":-0')],
  ['not-canonical', '1.0', edited('"rounding":375', '"rounding":375.0')],
  ['not-canonical', 'an escaped letter', edited('"till"', '"t\\u0069ll"')],
  ['not-canonical', 'an upper-case escape', edited('"till"', '"\\u001F"')],
  ['not-canonical', 'an escaped slash', edited('"till"', '"a\\/b"')],
  ['not-canonical', 'number-like keys out of order', around('{"9":1,"1":2}')],
  ['bad-envelope', 'no object', '[]'],
  ['bad-envelope', 'null', 'null'],
  ['bad-envelope', 'a number', '7'],
  ['bad-envelope', 'no body of an envelope', '{}'],
  ['bad-envelope', 'a till id of another alphabet', edited(TILL, TILL.toUpperCase())],
  ['bad-envelope', 'a time of day without milliseconds', edited('.000Z', 'Z')],
  ['bad-envelope', 'a date that is none', edited('2026-11-22T', '2026-02-30T')],
  ['bad-envelope', 'a year of five digits', edited('2026-11-22T', '+12026-11-22T')],
  ['bad-envelope', 'an offset beyond three centuries', edited('"offsetMs":0', '"offsetMs":10000000000001')],
  ['bad-envelope', 'no offset', edited('"offsetMs":0,', '')],
  ['bad-envelope', 'run 0', edited('"run":1', '"run":0')],
  ['bad-envelope', 'seq 0', edited('"seq":1', '"seq":0')],
  ['bad-envelope', 'a point id with a capital', edited('"pointId":"bmt01"', '"pointId":"BMT01"')],
  ['wrong-till', 'the id of another till', edited(TILL, buildTillId('other'))],
  ['wrong-seq', 'another seq', edited('"seq":1', '"seq":2')],
  ['unknown-kind', 'a kind of later', edited('sale.completed', 'sale.dreamt')],
  ['unknown-kind', 'a version of later', edited('"v":1', '"v":2')],
  ['unknown-kind', 'the name of an inherited property', edited('sale.completed', 'toString')],
  ['unknown-kind', '__proto__', edited('sale.completed', '__proto__')],
  ['bad-body', 'a negative amount', edited('"total":360000', '"total":-360000')],
  ['bad-body', 'an amount of 1e15 written out', edited('"total":360000', '"total":1000000000000000')],
  ['bad-body', 'a total that is not the sum', edited('"total":360000', '"total":360001')],
  ['bad-body', '__proto__ in place of a field', edited('"total":360000', '"__proto__":{"total":360000}')],
  ['bad-body', 'no body', SOUND.replace(/"body":.*$/, '"body":null}')],
]

describe('[P6] a text is unreadable', () => {
  it.each(BAD)('%s: %s', (reason, _, text) => {
    expect(reasonOf(text)).toBe(reason)
  })
  it('never with a throw, whatever single character of a sound text is lost or changed', () => {
    for (let at = 0; at < SOUND.length; at++)
      for (const put of ['', '"', '}', '0', '\ud800'])
        expect(typeof reasonOf(SOUND.slice(0, at) + put + SOUND.slice(at + 1))).toBe('string')
  })
})

describe('readEnvelope', () => {
  it('[P11] reads till, seq and time of a kind that only a later version knows', () => {
    const later = readEnvelope(around('{"any":1}'), HERE)
    expect(later).toMatchObject({ ok: true, value: { kind: 'later.thing', at: { run: 1, offsetMs: 0 } } })
    expect(readEnvelope(around('{"any":0.5}'), HERE)).toEqual({ ok: false, error: 'unsafe-number' })
  })
})
