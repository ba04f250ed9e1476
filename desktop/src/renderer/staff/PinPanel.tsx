import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import type { PinTrouble } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import { DigitPad } from '../ui/DigitPad.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { canCheck, type PinEntry, personOf } from './pin-entry.ts'
import styles from './PinPanel.module.css'

type Props = {
  purpose: 'staff.sign-in' | 'approve'
  entry: PinEntry
  onChoose: (personId: string) => void
  onType: (text: string) => void
  onSubmit: () => void
  /** Missing where there is no way back. */
  onCancel?: (() => void) | undefined
}

/** Whose PIN, and the PIN: by keys or by finger. Wrong digits vanish, and the reason stands where the eye is. */
export function PinPanel({ purpose, entry, onChoose, onType, onSubmit, onCancel }: Props) {
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const person = personOf(entry)
  const people = useRef<HTMLUListElement>(null)
  const hasPerson = person !== null
  useEffect(() => {
    const next = hasPerson ? field.current : people.current?.querySelector('button')
    next?.focus()
  }, [hasPerson, entry.personId, entry.isChecking])

  function submit(event: FormEvent): void {
    event.preventDefault()
    onSubmit()
  }

  /** Up and down along the names; a digit chooses that one. */
  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = entry.people[Number(event.key) - 1]
    if (step !== 0) buttons[(at + step + buttons.length) % buttons.length]?.focus()
    else if (chosen) onChoose(chosen.id)
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.sides}>
      <ul ref={people} className={styles.people} onKeyDown={onKeyDown} aria-label={words('staff.people')}>
        {entry.people.map(({ id, name, role, pin }, index) => (
          <li key={id}>
            <button
              type="button"
              className={styles.person}
              aria-pressed={id === entry.personId}
              disabled={entry.isChecking}
              onClick={() => onChoose(id)}
            >
              <span className={styles.name}>
                {name} {entry.people.length > 1 && <KeyCap name={String(index + 1)} />}
              </span>
              <span className={styles.role}>
                {words(`staff.role.${role}`)}
                {pin === null && ` · ${words('staff.no-pin')}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <form className={styles.entry} onSubmit={submit}>
        <label className={styles.label} htmlFor="pin">
          {person ? words(`${purpose}.pin`, { name: person.name }) : words(`${purpose}.choose`)}
        </label>
        <input
          id="pin"
          ref={field}
          className={styles.pin}
          inputMode="numeric"
          autoComplete="off"
          value={entry.pin}
          disabled={person === null || entry.isChecking}
          aria-invalid={entry.trouble !== null}
          onChange={(event) => onType(event.currentTarget.value)}
        />
        <DigitPad
          label={words('pin.digits')}
          eraseLabel={words('pin.erase')}
          isDisabled={person === null || entry.isChecking}
          onDigit={(digit) => onType(entry.pin + digit)}
          onErase={() => onType(entry.pin.slice(0, -1))}
        />
        {entry.trouble && <Trouble trouble={entry.trouble} />}
        <Button
          type="submit"
          h={56}
          fz={20}
          loading={entry.isChecking}
          disabled={!canCheck(entry) && !entry.isChecking}
          rightSection={<KeyCap name="Enter" />}
        >
          {words(`${purpose}.submit`)}
        </Button>
        {onCancel && (
          <Button variant="default" h={48} onClick={onCancel} rightSection={<KeyCap name="Esc" />}>
            {words(purpose === 'approve' ? 'approve.cancel' : 'staff.back')}
          </Button>
        )}
      </form>
    </div>
  )
}

function Trouble({ trouble }: { trouble: PinTrouble }) {
  const words = useWords()
  const seconds = trouble.code === 'locked' ? Math.ceil(trouble.waitMs / 1000) : 0
  return <Band tone="danger">{words(`pin.${trouble.code}`, { seconds })}</Band>
}
