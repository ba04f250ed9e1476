import { describe, expect, test } from 'vitest'
import {
  ACTIONS,
  actionOf,
  chordOf,
  DEFAULT_KEYS,
  isKeptFromBrowser,
  type KeyEvent,
  readKeymap,
  withKey,
  yieldsTo,
} from './keymap.ts'

const press = (key: string, change: Partial<KeyEvent> = {}): KeyEvent => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...change,
})

describe('the keys of the till', () => {
  test('are those the trade knows', () => {
    expect(DEFAULT_KEYS).toMatchObject({
      search: 'F2',
      buyer: 'F3',
      quantity: 'F4',
      discount: 'F6',
      hold: 'F7',
      vietqr: 'F8',
      pay: 'F9',
      reprint: 'Ctrl+P',
      'remove-last': 'Ctrl+Backspace',
      undo: 'Ctrl+Z',
      help: '?',
    })
  })

  test('each may be bound as it is shipped, and no two are one', () => {
    expect(new Set(Object.values(DEFAULT_KEYS)).size).toBe(ACTIONS.length)
    for (const action of ACTIONS)
      expect(withKey(DEFAULT_KEYS, action, DEFAULT_KEYS[action])).toEqual({ ok: true, value: DEFAULT_KEYS })
  })

  test('a letter is known by its place: Telex, Caps Lock and Shift change nothing [T22]', () => {
    for (const key of ['p', 'P', 'Process', 'ph'])
      expect(chordOf(press(key, { code: 'KeyP', ctrlKey: true }))).toBe('Ctrl+P')
    expect(chordOf(press('?', { code: 'Slash', shiftKey: true }))).toBe('?')
    expect(chordOf(press('Backspace', { code: 'Backspace', ctrlKey: true }))).toBe('Ctrl+Backspace')
    expect(chordOf(press('F9', { code: 'F9' }))).toBe('F9')
  })

  test('a duplicate is refused and named', () => {
    expect(withKey(DEFAULT_KEYS, 'buyer', 'F9')).toEqual({ ok: false, error: { code: 'taken', by: 'pay' } })
  })

  test.each([
    'F1',
    'F5',
    'Ctrl+R',
    'Ctrl+F5',
    'Ctrl+W',
    'Ctrl+T',
    'Ctrl+N',
    'F11',
    'F12',
    'Alt+F4',
    'Ctrl+C',
    'Ctrl+V',
  ])('the browser’s %s is never bound', (chord) => {
    expect(withKey(DEFAULT_KEYS, 'pay', chord)).toEqual({ ok: false, error: { code: 'browser' } })
    expect(actionOf(DEFAULT_KEYS, chord)).toBeNull()
  })

  test('a reload, a new tab, the print window and going back never reach the browser', () => {
    for (const chord of [
      'F1',
      'F5',
      'Ctrl+R',
      'Ctrl+W',
      'Ctrl+T',
      'Ctrl+P',
      'F12',
      'Alt+ArrowLeft',
      'Ctrl+S',
      'F3',
      'F7',
    ])
      expect(isKeptFromBrowser(chord), chord).toBe(true)
    for (const chord of ['Ctrl+C', 'Ctrl+V', 'Ctrl++', 'Ctrl+0', 'F11', 'a', 'Enter', 'Tab'])
      expect(isKeptFromBrowser(chord), chord).toBe(false)
  })

  test.each(['a', '7', 'Enter', 'Escape', 'Tab', ' ', 'ArrowDown', 'Shift+Enter'])(
    'what people type (%s) is no key of an action',
    (chord) => {
      expect(withKey(DEFAULT_KEYS, 'pay', chord)).toEqual({ ok: false, error: { code: 'not-a-key' } })
    },
  )

  test('a field that holds text has the first say on undo, delete and "?"', () => {
    expect(yieldsTo('undo', 'cà')).toBe(true)
    expect(yieldsTo('help', 'cà')).toBe(true)
    expect(yieldsTo('undo', '')).toBe(false)
    expect(yieldsTo('undo', null)).toBe(false)
    expect(yieldsTo('pay', 'cà')).toBe(false)
  })

  test('kept keys are read, exchanged ones too; what may not be is as it was shipped', () => {
    expect(readKeymap({ pay: 'F8', vietqr: 'F9' })).toMatchObject({ pay: 'F8', vietqr: 'F9' })
    expect(readKeymap({ pay: 'Ctrl+B' })).toMatchObject({ pay: 'Ctrl+B' })
    expect(readKeymap({ pay: 'F5', hold: 7, nobody: 'F4', buyer: 'F2' })).toEqual(DEFAULT_KEYS)
  })
})
