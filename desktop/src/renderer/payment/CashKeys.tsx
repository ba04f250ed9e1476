import { Button } from '@mantine/core'
import { formatInteger, formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import styles from './PaymentPanel.module.css'
import { likelyGiven, NOTES } from './tender.ts'

type Props = {
  due: number
  amount: number | null
  isDisabled: boolean
  onAmount: (amount: number | null) => void
}

/** What a finger does instead of typing: a likely sum at once, or the notes one after the other. */
export function CashKeys({ due, amount, isDisabled, onAmount }: Props) {
  const words = useWords()
  return (
    <>
      <div className={styles.likely} role="group" aria-label={words('pay.likely')}>
        <Button variant="light" h={48} px={4} disabled={isDisabled} onClick={() => onAmount(due)}>
          {words('pay.exact')}
        </Button>
        {likelyGiven(due).map((sum) => (
          <Button
            key={sum}
            variant="default"
            h={48}
            px={4}
            disabled={isDisabled}
            onClick={() => onAmount(sum)}
          >
            {formatInteger(sum)}
          </Button>
        ))}
      </div>
      <div className={styles.notes} role="group" aria-label={words('pay.notes')}>
        {NOTES.map((note) => (
          <button
            key={note}
            type="button"
            className={styles.note}
            disabled={isDisabled}
            aria-label={words('pay.notes.add', { note: formatVnd(note) })}
            onClick={() => onAmount((amount ?? 0) + note)}
          >
            +{formatInteger(note)}
          </button>
        ))}
        <button
          type="button"
          className={styles.note}
          disabled={isDisabled || amount === null}
          onClick={() => onAmount(null)}
        >
          {words('pay.clear')}
        </button>
      </div>
    </>
  )
}
