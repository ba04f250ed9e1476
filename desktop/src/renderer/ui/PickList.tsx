import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './PickList.module.css'

type Pick = { key: string; label: ReactNode; note?: ReactNode; onPick: () => void }

/** Buttons one below the other: arrows go along, Enter or the digit before it presses, a finger hits. */
export function PickList({ label, picks }: { label: string; picks: readonly Pick[] }) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : null
    if (step !== 0) buttons[(at + step + buttons.length) % buttons.length]?.focus()
    else if (digit !== null && picks[digit - 1]) picks[digit - 1]?.onPick()
    else return
    event.preventDefault()
  }

  return (
    <ul ref={list} className={styles.list} aria-label={label} onKeyDown={onKeyDown}>
      {picks.map(({ key, label: text, note, onPick }, index) => (
        <li key={key}>
          <button type="button" className={styles.pick} onClick={onPick}>
            <kbd className={styles.digit} aria-hidden="true">
              {index < 9 ? index + 1 : ''}
            </kbd>
            <span className={styles.text}>{text}</span>
            <span className={styles.note}>{note}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
