import { describe, expect, test } from 'vitest'
import type { Stroke } from './stroke.ts'
import { isOver, onQuiet, onStroke, RESTING, type Wedge } from './wedge.ts'

const US: Readonly<Record<string, [code: string, isShift: boolean]>> = {
  '-': ['Minus', false],
  _: ['Minus', true],
  ' ': ['Space', false],
  '\n': ['Enter', false],
  '\t': ['Tab', false],
  '\b': ['Backspace', false],
  ']': ['BracketRight', false],
}

function strokeOf(char: string, atMs: number, change: Partial<Stroke> = {}): Stroke {
  const isUpper = char >= 'A' && char <= 'Z'
  const [code, isShift] = /[A-Za-z]/.test(char)
    ? [`Key${char.toUpperCase()}`, isUpper]
    : /\d/.test(char)
      ? [`Digit${char}`, false]
      : (US[char] ?? ['', false])
  return { code, key: char, isShift, isControl: false, isAlt: false, isRepeat: false, atMs, ...change }
}

/** Types `text` with a pause between keys, as the window listener would; what came of it. */
function type(
  text: string,
  gapMs: number,
  from: { wedge?: Wedge; atMs?: number; field?: string; held?: string; change?: Partial<Stroke> } = {},
) {
  let { wedge = RESTING, atMs = 1000 } = from
  const scans: string[] = []
  let lead = ''
  let { field = '', held = '' } = from
  const settle = () => {
    const quiet = onQuiet(wedge)
    if (quiet.code) scans.push(quiet.code.text)
    if (quiet.typed) field = held + quiet.typed
    wedge = quiet.wedge
  }
  for (const char of text) {
    atMs += gapMs
    if (isOver(wedge, atMs)) settle()
    const step = onStroke(wedge, strokeOf(char, atMs, from.change))
    if (step.isFirst) held = field
    if (step.isCaught) field = held
    if (step.typed) field = held + step.typed
    if (step.isForPage) field += char
    if (step.code?.isSure) scans.push(step.code.text)
    if (step.code) lead = step.code.lead
    wedge = step.wedge
  }
  const { code, typed } = onQuiet(wedge)
  return { scans, lead, field, held, wedge, atMs, quiet: { scanned: code?.text ?? null, typed } }
}

describe('a scan', () => {
  test('is a code typed faster than anybody types, ended by Enter or Tab', () => {
    expect(type('8934588012112\n', 3)).toMatchObject({ scans: ['8934588012112'], field: '' })
    expect(type('OCOP-AS-0099\t', 12)).toMatchObject({ scans: ['OCOP-AS-0099'], field: '' })
  })

  test('may come with one key late, wherever that is', () => {
    const code = '8934588012112\n'
    for (let late = 1; late < code.length; late++) {
      const before = type(code.slice(0, late), 4)
      const after = type(code.slice(late, late + 1), 140, before)
      const end = type(code.slice(late + 1), 4, after)
      expect([...after.scans, ...end.scans], `key ${late}`).toEqual(['8934588012112'])
    }
  })

  test('torn by a stall leaves its beginning as the lead of its end, wherever it tears', () => {
    const code = '8934588012112\n'
    for (let tear = 1; tear < code.length; tear++) {
      const before = type(code.slice(0, tear), 4)
      const after = type(code.slice(tear, tear + 1), 400, before)
      const end = type(code.slice(tear + 1), 4, after)
      const last = tear === code.length - 1 ? before.quiet.scanned : null
      const whole = end.lead || after.lead ? (end.lead || after.lead) + code.slice(tear, -1) : last
      expect(whole, `torn before key ${tear}`).toBe('8934588012112')
    }
  })

  test('has no lead when nothing was typed for a second before', () => {
    const typed = type('12', 300)
    expect(type('8934588012112\n', 3, { ...typed, atMs: typed.atMs + 1001 })).toMatchObject({
      scans: ['8934588012112'],
      lead: '',
    })
  })

  test('keeps its leading zeros [T23]', () => {
    expect(type('0036000291452\n', 5).scans).toEqual(['0036000291452'])
  })

  test('leaves a field that has the focus as it was [T20] [T24]', () => {
    const typed = type('2', 200)
    const scan = type('8934588012112\n', 2, { ...typed, atMs: typed.atMs + 500 })
    expect(scan).toMatchObject({ scans: ['8934588012112'], field: '2' })
  })

  test('fifty a second lose none', () => {
    const codes = Array.from({ length: 500 }, (_, index) => String(8_930_000_000_000 + index * 7))
    const strokesPerCode = 14
    expect(type(codes.map((code) => `${code}\n`).join(''), 20 / strokesPerCode).scans).toEqual(codes)
  })

  test('the same code twice is two scans', () => {
    expect(type('8934588012112\n8934588012112\n', 1).scans).toHaveLength(2)
  })

  test('reads the place of the key, so Caps Lock and a typing program that eats keys change nothing [T22]', () => {
    let wedge = RESTING
    let scanned: string | undefined
    for (const [index, char] of [...'OCOP-as-0099\n'].entries()) {
      const processed = { key: index % 2 ? 'Process' : char.toLowerCase() }
      const step = onStroke(wedge, strokeOf(char, index * 4, processed))
      wedge = step.wedge
      scanned = step.code?.text
    }
    expect(scanned).toBe('OCOP-as-0099')
  })

  test('takes letters that a typing program typed itself, without a place, in the place of those it took back [T22]', () => {
    expect(type('OCOP-A\bÁ-0099\n', 4).scans).toEqual(['OCOP-Á-0099'])
  })

  test('without Enter ends in silence', () => {
    expect(type('8934588012112', 3).quiet).toEqual({ scanned: '8934588012112', typed: null })
    expect(type('8934588012112', 3, {}).scans).toEqual([])
  })

  test('keeps the GS1 separator that a wedge types as Ctrl+]', () => {
    let { wedge } = type('01089345880121121', 2)
    ;({ wedge } = onStroke(wedge, strokeOf(']', 1036, { isControl: true })))
    const end = onStroke(wedge, strokeOf('\n', 1038))
    expect(end.code?.text).toBe('01089345880121121\u001d')
  })
})

describe('typed text', () => {
  test('is not a scan at any human pace', () => {
    for (const gapMs of [51, 60, 80, 149, 151, 300]) {
      expect(type('8934588012112\n', gapMs), `${gapMs} ms`).toMatchObject({
        scans: [],
        field: '8934588012112\n',
      })
    }
  })

  test('of a few quick keys and Enter stays in its field', () => {
    expect(type('25\n', 10)).toMatchObject({ scans: [], field: '25\n' })
    expect(type('abc\n', 20)).toMatchObject({ scans: [], field: 'abc\n' })
  })

  test('of four quick keys and an Enter at leisure stays in its field', () => {
    const quick = type('1234', 25)
    expect(type('\n', 140, quick)).toMatchObject({ scans: [], field: '1234\n' })
  })

  test('of a few keys and Enter is never put together to a code', () => {
    for (const gapMs of [100, 300, 900]) expect(type('1234567\n', gapMs).lead, `${gapMs} ms`).toBe('')
  })

  test('that was too quick and goes on slowly is given back to the field', () => {
    const quick = type('gạo d', 30)
    expect(quick.quiet).toEqual({ scanned: null, typed: 'gạo d' })
    const slow = type('ẻo thơm', 100, quick)
    expect(slow.scans).toEqual([])
    expect(slow.field + (slow.quiet.typed ?? '')).toBe('gạo dẻo thơm')
  })

  test('of a key held down is not a scan', () => {
    expect(type('00000000\n', 30, { change: { isRepeat: true } })).toMatchObject({
      scans: [],
      field: '00000000\n',
    })
  })

  test('leaves shortcuts alone', () => {
    const pasted = type('vvvvvvvvv\n', 5, { change: { isControl: true } })
    expect(pasted).toMatchObject({ scans: [], field: 'vvvvvvvvv\n' })
    expect(onStroke(RESTING, strokeOf('', 0, { code: 'F9', key: 'F9' })).isForPage).toBe(true)
  })
})
