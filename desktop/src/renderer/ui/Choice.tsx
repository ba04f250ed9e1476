import type { KeyboardEvent } from 'react'
import styles from './Choice.module.css'

type Props<TValue extends string> = {
  label: string
  value: TValue
  options: readonly { value: TValue; label: string }[]
  isDisabled?: boolean
  onChoose: (value: TValue) => void
}

/** One of a few, side by side: arrows go along, a finger hits. */
export function Choice<TValue extends string>({
  label,
  value,
  options,
  isDisabled,
  onChoose,
}: Props<TValue>) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = options.findIndex((option) => option.value === value)
    const next = (at + step + options.length) % options.length
    const chosen = options[next]
    if (chosen) onChoose(chosen.value)
    const buttons = event.currentTarget.querySelectorAll('button')
    buttons[next]?.focus()
  }

  return (
    <div className={styles.choice} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          className={styles.option}
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          disabled={isDisabled}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
