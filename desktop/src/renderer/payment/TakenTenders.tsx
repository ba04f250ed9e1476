import type { Tender } from '#shared/selling/payments.ts'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { Money } from '../ui/Money.tsx'
import styles from './PaymentPanel.module.css'

type Props = { taken: readonly Tender[]; isDisabled: boolean; onTake: (tenders: readonly Tender[]) => void }

/** What was handed over before the rest; each can be given back. */
export function TakenTenders({ taken, isDisabled, onTake }: Props) {
  const words = useWords()
  if (taken.length === 0) return null
  return (
    <ul className={styles.taken} aria-label={words('pay.taken')}>
      {taken.map((tender, index) => {
        const method = words(`pay.method.${tender.method}`)
        return (
          <li key={index}>
            <span>
              {words('pay.taken')}: {method} {tender.reference}
            </span>
            <Money amount={tender.given} />
            <button
              type="button"
              disabled={isDisabled}
              aria-label={words('pay.taken.remove', { method, amount: formatVnd(tender.given) })}
              onClick={() => onTake(taken.filter((_, at) => at !== index))}
            >
              ✕
            </button>
          </li>
        )
      })}
    </ul>
  )
}
