import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Unreadable } from '../journal/readable.ts'

/** A text as pieces and how often each comes, so that long ones stay readable. */
export type TextParts = readonly (readonly [piece: string, times: number])[]
export type BadText = { reason: Unreadable; what: string; parts: TextParts }

/**
 * What strangers write, each with the reason a reader must name, made from one sound text of the sale example
 * (seq 1). `otherTillId` is any other till's.
 */
export function unreadableTexts(sound: string, otherTillId: string): BadText[] {
  const tillId = sound.slice(11, 37)
  const edit = (from: string, to: string): TextParts => {
    if (!sound.includes(from)) throw new Error(`the text has no ${from}`)
    return [[sound.replace(from, () => to), 1]]
  }
  const one = (text: string): TextParts => [[text, 1]]
  const rows: [Unreadable, string, TextParts][] = [
    [
      'too-long',
      '64 KiB and one byte',
      [
        [sound, 1],
        [' ', 64 * 1024 + 1 - utf8ToBytes(sound).length],
      ],
    ],
    ['too-long', 'as many characters as fit, each three bytes of UTF-8', [['ế', 32 * 1024]]],
    ['not-json', 'nothing', one('')],
    ['not-json', 'half an entry', one(sound.slice(0, -1))],
    ['not-json', 'words', one('xin chào')],
    ['not-json', 'a byte order mark', one(`\ufeff${sound}`)],
    ['not-json', 'a raw NUL', edit('"channel":"till"', '"channel":"ti\0ll"')],
    ['not-json', '60,000 levels that never close', [['[', 60_000]]],
    ['not-json', 'single quotes', one(sound.replaceAll('"', "'"))],
    [
      'too-deep',
      '32,000 levels',
      [
        ['[', 32_000],
        [']', 32_000],
      ],
    ],
    ['too-deep', '32 levels inside its own', one(aroundBody(sound, '['.repeat(32) + ']'.repeat(32)))],
    ['unsafe-number', 'half a đồng', edit('"total":360000', '"total":360000.5')],
    ['unsafe-number', 'one past the safe integers', edit('"total":360000', '"total":9007199254740992')],
    ['unsafe-number', 'infinity', edit('"total":360000', '"total":1e999')],
    ['bad-string', 'an escaped NUL', edit('"channel":"till"', '"channel":"ti\\u0000ll"')],
    ['bad-string', 'an escaped NUL in a key', edit('"channel"', '"chan\\u0000nel"')],
    ['bad-string', 'an escaped lone surrogate', edit('"channel":"till"', '"channel":"\\ud83e"')],
    ['bad-string', 'a raw lone surrogate', edit('"channel":"till"', '"channel":"\udd6d"')],
    ['bad-string', 'a lone surrogate in a key', edit('"channel"', '"chan\\udd6dnel"')],
    ['not-canonical', 'a key twice', edit('"total":360000', '"total":360000,"total":360000')],
    [
      'not-canonical',
      'a key twice, the other value first',
      edit('"total":360000', '"total":1,"total":360000'),
    ],
    ['not-canonical', 'spaces', edit('":"', '": "')],
    ['not-canonical', 'a line end after it', one(`${sound}\n`)],
    ['not-canonical', 'an exponent', edit('"total":360000', '"total":36e4')],
    ['not-canonical', '-0', edit('"rounding":375', '"rounding":-0')],
    ['not-canonical', '1.0', edit('"rounding":375', '"rounding":375.0')],
    ['not-canonical', 'an escaped letter', edit('"channel":"till"', '"channel":"t\\u0069ll"')],
    ['not-canonical', 'an escape in capitals', edit('"channel":"till"', '"channel":"\\u001F"')],
    ['not-canonical', 'an escaped slash', edit('"channel":"till"', '"channel":"a\\/b"')],
    ['not-canonical', 'number-like keys out of order', one(aroundBody(sound, '{"9":1,"1":2}'))],
    ['bad-envelope', 'a list', one('[]')],
    ['bad-envelope', 'null', one('null')],
    ['bad-envelope', 'a number', one('7')],
    ['bad-envelope', 'nothing of an envelope', one('{}')],
    ['bad-envelope', 'a till id in capitals', edit(tillId, tillId.toUpperCase())],
    ['bad-envelope', 'a time without milliseconds', edit('.000Z', 'Z')],
    ['bad-envelope', 'a date that is none', edit('2026-11-22T', '2026-02-30T')],
    ['bad-envelope', 'a year of five digits', edit('2026-11-22T', '+12026-11-22T')],
    ['bad-envelope', 'an offset beyond three centuries', edit('"offsetMs":0', '"offsetMs":10000000000001')],
    ['bad-envelope', 'no offset', edit('"offsetMs":0,', '')],
    ['bad-envelope', 'run 0', edit('"run":1', '"run":0')],
    ['bad-envelope', 'seq 0', edit('"seq":1', '"seq":0')],
    ['bad-envelope', 'a point id in capitals', edit('"pointId":"bmt01"', '"pointId":"BMT01"')],
    ['wrong-till', 'the id of another till', edit(tillId, otherTillId)],
    ['wrong-seq', 'another seq', edit('"seq":1', '"seq":2')],
    ['unknown-kind', 'a kind of later', edit('sale.completed', 'sale.dreamt')],
    ['unknown-kind', 'a version of later', edit('"v":1', '"v":2')],
    ['unknown-kind', 'the name of an inherited property', edit('sale.completed', 'toString')],
    ['unknown-kind', '__proto__', edit('sale.completed', '__proto__')],
    ['bad-body', 'a negative amount', edit('"total":360000', '"total":-360000')],
    ['bad-body', 'an amount of 1e15, written out', edit('"total":360000', '"total":1000000000000000')],
    ['bad-body', 'a total that is not the sum', edit('"total":360000', '"total":360001')],
    ['bad-body', '__proto__ in place of a field', edit('"total":360000', '"__proto__":{"total":360000}')],
    ['bad-body', 'no body', one(`${sound.slice(0, sound.indexOf('"body":'))}"body":null}`)],
  ]
  return rows.map(([reason, what, parts]) => ({ reason, what, parts }))
}

export function joinParts(parts: TextParts): string {
  return parts.map(([piece, times]) => piece.repeat(times)).join('')
}

/** The envelope of the text around a body of a kind nobody knows. */
export function aroundBody(sound: string, body: string): string {
  return `${sound.slice(0, sound.indexOf('"kind":'))}"kind":"later.thing","v":1,"body":${body}}`
}
