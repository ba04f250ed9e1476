import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { exampleBody } from '../testing/body-examples.ts'
import { buildEntry, buildTillId } from '../testing/builders.ts'
import { aroundBody, joinParts, unreadableTexts } from '../testing/unreadable-texts.ts'
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

function reasonOf(text: string, expected = HERE): Unreadable | 'readable' {
  const read = readEntry(text, expected)
  return read.ok ? 'readable' : read.error
}

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
    expect(reasonOf(aroundBody(SOUND, '['.repeat(31) + ']'.repeat(31)))).toBe('unknown-kind')
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

describe('[P6] a text is unreadable', () => {
  it.each(unreadableTexts(SOUND, buildTillId('other')))('$reason: $what', ({ reason, parts }) => {
    expect(reasonOf(joinParts(parts))).toBe(reason)
  })
  it('never with a throw, whatever single character of a sound text is lost or changed', () => {
    for (let at = 0; at < SOUND.length; at++)
      for (const put of ['', '"', '}', '0', '\ud800'])
        expect(typeof reasonOf(SOUND.slice(0, at) + put + SOUND.slice(at + 1))).toBe('string')
  })
})

describe('readEnvelope', () => {
  it('[P11] reads till, seq and time of a kind that only a later version knows', () => {
    const later = readEnvelope(aroundBody(SOUND, '{"any":1}'), HERE)
    expect(later).toMatchObject({ ok: true, value: { kind: 'later.thing', at: { run: 1, offsetMs: 0 } } })
    expect(readEnvelope(aroundBody(SOUND, '{"any":0.5}'), HERE)).toEqual({
      ok: false,
      error: 'unsafe-number',
    })
  })
})
