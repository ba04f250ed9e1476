import { type KeyboardEvent, useState } from 'react'
import { formatThousandths } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { parseQuantity } from '../cart/cart.ts'
import styles from './ReturnQuantity.module.css'

type Props = {
  name: string
  /** Thousandths that come back, and the most that can. */
  quantity: number
  most: number
  isDisabled: boolean
  onChange: (quantity: number) => void
}

/** How much comes back: from nothing up to what is left. Leaving the field takes what was typed. */
export function ReturnQuantity({ name, quantity, most, isDisabled, onChange }: Props) {
  const words = useWords()
  const [draft, setDraft] = useState<string | null>(null)
  const label = words('return.quantity', { name })

  function take(text: string): void {
    setDraft(null)
    const typed = parseQuantity(text) ?? (/^\s*0*\s*$/.test(text) ? 0 : null)
    if (typed !== null && typed !== quantity) onChange(typed)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') take(event.currentTarget.value)
    else if (event.key === 'ArrowUp') onChange(quantity + 1000)
    else if (event.key === 'ArrowDown') onChange(quantity - 1000)
    else return
    event.preventDefault()
    event.currentTarget.select()
  }

  return (
    <div className={styles.field}>
      <button
        type="button"
        className={styles.step}
        aria-label={words('cart.less', { name })}
        tabIndex={-1}
        disabled={isDisabled || quantity === 0}
        onClick={() => onChange(quantity - 1000)}
      >
        −
      </button>
      <input
        className={styles.input}
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        disabled={isDisabled || most === 0}
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
        tabIndex={-1}
        disabled={isDisabled || quantity >= most}
        onClick={() => onChange(quantity + 1000)}
      >
        +
      </button>
    </div>
  )
}
