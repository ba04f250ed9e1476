import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import {
  ACTIONS,
  type Action,
  chordOf,
  DEFAULT_KEYS,
  type KeyProblem,
  type Keymap,
  withKey,
} from '../ui/keymap.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import styles from './SettingsPage.module.css'

type Refused = { chord: string; problem: KeyProblem }

/** Which key does what: press one, then press the key it shall be. */
export function KeysSettings({ keys, onKeys }: { keys: Keymap; onKeys: (keys: Keymap) => void }) {
  const words = useWords()
  const [waiting, setWaiting] = useState<Action | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  useEffect(() => {
    if (waiting === null) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setWaiting(null)
      const chord = chordOf(event)
      if (chord === 'Escape') return
      const changed = withKey(keys, waiting, chord)
      setRefused(changed.ok ? null : { chord, problem: changed.error })
      if (changed.ok) onKeys(changed.value)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [waiting, keys, onKeys])

  return (
    <section>
      <div className={styles.row}>
        <h3>{words('settings.keys')}</h3>
        <Button variant="default" h={48} onClick={() => onKeys(DEFAULT_KEYS)}>
          {words('settings.keys.reset')}
        </Button>
      </div>
      <p>{words('settings.keys.lead')}</p>
      {refused && (
        <Band tone="caution">
          {words(`settings.keys.${refused.problem.code}`, {
            key: refused.chord,
            action: refused.problem.code === 'taken' ? words(`key.${refused.problem.by}`) : '',
          })}
        </Band>
      )}
      <ul className={styles.keys}>
        {ACTIONS.map((action) => (
          <li key={action}>
            <span>{words(`key.${action}`)}</span>
            <button
              type="button"
              aria-label={words('settings.keys.change', {
                action: words(`key.${action}`),
                key: keys[action],
              })}
              aria-pressed={waiting === action}
              onClick={() => {
                setRefused(null)
                setWaiting(action)
              }}
            >
              {waiting === action ? words('settings.keys.waiting') : <KeyCap name={keys[action]} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
