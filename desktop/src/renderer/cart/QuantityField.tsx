import { type KeyboardEvent, useState } from 'react'
import { formatThousandths } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { parseQuantity } from './cart.ts'
import styles from './QuantityField.module.css'

type Props = {
  /** Thousandths of the unit. */
  quantity: number
  name: string
  onChange: (quantity: number) => void
  /** Enter or Esc: the cashier is done here. */
  onLeave: () => void
}

/** A quantity to type or to step. Enter or leaving the field takes what is typed, Esc lets it be. */
export function QuantityField({ quantity, name, onChange, onLeave }: Props) {
  const words = useWords()
  const [draft, setDraft] = useState<string | null>(null)

  function take(text: string): void {
    setDraft(null)
    const typed = parseQuantity(text)
    if (typed !== null && typed !== quantity) onChange(typed)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') take(event.currentTarget.value)
    else if (event.key === 'Escape') setDraft(null)
    else return
    event.preventDefault()
    event.stopPropagation()
    onLeave()
  }

  return (
    <div className={styles.field}>
      <button
        type="button"
        className={styles.step}
        aria-label={words('cart.less', { name })}
        disabled={quantity <= 1000}
        onClick={() => onChange(quantity - 1000)}
      >
        −
      </button>
      <input
        className={styles.input}
        aria-label={words('cart.quantity', { name })}
        inputMode="decimal"
        autoComplete="off"
        value={draft ?? formatThousandths(quantity)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={(event) => draft !== null && take(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className={styles.step}
        aria-label={words('cart.more', { name })}
        onClick={() => onChange(quantity + 1000)}
      >
        +
      </button>
    </div>
  )
}
