import { err, ok, type Result } from '#shared/result.ts'

/** What a key of the till can set in motion, in the order in which help and settings list it. */
export const ACTIONS = [
  'search',
  'buyer',
  'quantity',
  'discount',
  'hold',
  'vietqr',
  'pay',
  'menu',
  'price-check',
  'remove-last',
  'undo',
  'reprint',
  'switch',
  'help',
] as const
export type Action = (typeof ACTIONS)[number]

/** A key with what is held down beside it: "F9", "Ctrl+P", "Ctrl+Shift+K", "?". */
export type Chord = string
export type Keymap = Readonly<Record<Action, Chord>>

/** The keys of the till as it is shipped: the only place that says which key does what. */
export const DEFAULT_KEYS: Keymap = {
  search: 'F2',
  buyer: 'F3',
  quantity: 'F4',
  discount: 'F6',
  hold: 'F7',
  vietqr: 'F8',
  pay: 'F9',
  menu: 'F10',
  'price-check': 'Ctrl+K',
  'remove-last': 'Ctrl+Backspace',
  undo: 'Ctrl+Z',
  reprint: 'Ctrl+P',
  switch: 'Ctrl+L',
  help: '?',
}

/** Keys with one meaning everywhere, shown in help beside the others. */
export const FIXED_KEYS = { commit: 'Enter', back: 'Esc' } as const

/** A text field that holds text has the first say on these. */
const YIELDS: ReadonlySet<Action> = new Set(['remove-last', 'undo', 'help'])

/**
 * What the browser would do with these loses time or the page: they are swallowed, and no action may have them.
 * Zoom, full screen and the keys of editing stay with the browser.
 */
const HARMFUL: ReadonlySet<Chord> = new Set([
  ...[
    'F1',
    'F5',
    'F12',
    'Ctrl+F5',
    'Shift+F5',
    'Ctrl+R',
    'Ctrl+Shift+R',
    'Ctrl+W',
    'Ctrl+Shift+W',
    'Ctrl+F4',
  ],
  ...['Ctrl+T', 'Ctrl+N', 'Ctrl+Shift+N', 'Ctrl+Shift+T', 'Ctrl+S', 'Ctrl+O', 'Ctrl+U', 'Ctrl+Q'],
  ...['Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+Delete', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home'],
])
/** Keys the browser has a use for that does not lose anything: swallowed, so that a till key is never half a browser's. */
const ODD: ReadonlySet<Chord> = new Set([
  ...[
    'F3',
    'F6',
    'F7',
    'F10',
    'Ctrl+D',
    'Ctrl+E',
    'Ctrl+F',
    'Ctrl+G',
    'Ctrl+H',
    'Ctrl+J',
    'Ctrl+K',
    'Ctrl+L',
  ],
  ...['Ctrl+P', 'Ctrl+Shift+P'],
])
const EDITING = /^(Ctrl\+(Shift\+)?([ACVXY0]|ArrowLeft|ArrowRight|Home|End|\+|-|=)|F11|Alt\+F4)$/
const BINDABLE =
  /^((Ctrl\+|Alt\+|Shift\+|Ctrl\+Shift\+)?F\d{1,2}|Ctrl\+(Shift\+)?([A-Z]|Backspace|Delete)|\?)$/

export type KeyEvent = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** Letters by their place on the keyboard, so that a typing program or Caps Lock changes nothing. */
export function chordOf({ key, code, ctrlKey, altKey, shiftKey, metaKey }: KeyEvent): Chord {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  const name = letter !== undefined && (ctrlKey || altKey) ? letter : key
  const isPlain = [...name].length === 1 && !ctrlKey && !altKey && !metaKey
  if (isPlain) return name
  const held = [metaKey && 'Meta', ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift']
  return [...held.filter((word) => word !== false), name].join('+')
}

export function actionOf(keymap: Keymap, chord: Chord): Action | null {
  return ACTIONS.find((action) => keymap[action] === chord) ?? null
}

/** Whether the browser must not see this key, whatever the till does with it. */
export function isKeptFromBrowser(chord: Chord): boolean {
  return HARMFUL.has(chord) || ODD.has(chord)
}

/** Whether a field that has the focus and holds `text` uses the key itself. */
export function yieldsTo(action: Action, text: string | null): boolean {
  return text !== null && text !== '' && YIELDS.has(action)
}

export type KeyProblem = { code: 'taken'; by: Action } | { code: 'browser' | 'not-a-key' }

/** The keymap with another key for one action, or why not. */
export function withKey(keymap: Keymap, action: Action, chord: Chord): Result<Keymap, KeyProblem> {
  const fault = faultOf(chord)
  if (fault !== null) return err({ code: fault })
  const holder = actionOf(keymap, chord)
  if (holder !== null && holder !== action) return err({ code: 'taken', by: holder })
  return ok({ ...keymap, [action]: chord })
}

/** A keymap as it was kept, without what cannot be bound; as it was shipped when one key would do two things. */
export function readKeymap(kept: Readonly<Record<string, unknown>>): Keymap {
  const keymap = { ...DEFAULT_KEYS }
  for (const action of ACTIONS) {
    const chord = kept[action]
    if (typeof chord === 'string' && faultOf(chord) === null) keymap[action] = chord
  }
  return new Set(Object.values(keymap)).size === ACTIONS.length ? keymap : DEFAULT_KEYS
}

function faultOf(chord: Chord): 'browser' | 'not-a-key' | null {
  if (HARMFUL.has(chord) || EDITING.test(chord)) return 'browser'
  return BINDABLE.test(chord) ? null : 'not-a-key'
}
