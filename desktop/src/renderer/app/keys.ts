import { useEffect, useRef } from 'react'
import { type Action, actionOf, chordOf, isKeptFromBrowser, type Keymap, yieldsTo } from '../ui/keymap.ts'

/** What the page does for each key now; an action without an entry does nothing here. `Escape`: one level back. */
export type PageKeys = Readonly<Partial<Record<Action | 'Escape', () => void>>>

/** Listens while the component is there. Fields that use a key themselves stop it on its way; held keys count once. */
export function usePageKeys(keymap: Keymap, keys: PageKeys): void {
  const newest = useRef({ keymap, keys })
  useEffect(() => {
    newest.current = { keymap, keys }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = chordOf(event)
      const action = chord === 'Escape' ? 'Escape' : actionOf(newest.current.keymap, chord)
      if (action && action !== 'Escape' && yieldsTo(action, textOf(event.target))) return
      if (action !== null || isKeptFromBrowser(chord)) event.preventDefault()
      if (action !== null && !event.repeat) newest.current.keys[action]?.()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** What stands in the field that has the focus, null when it is none. */
function textOf(target: EventTarget | null): string | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField ? target.value : null
}
