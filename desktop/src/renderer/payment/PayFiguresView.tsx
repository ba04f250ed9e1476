import { VisuallyHidden } from '@mantine/core'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { Money } from '../ui/Money.tsx'
import styles from './PaymentPanel.module.css'
import type { PayFigures } from './pay.ts'

/** Due, given, and in the largest type what is given back or still missing. */
export function PayFiguresView({ figures, isCash }: { figures: PayFigures; isCash: boolean }) {
  const words = useWords()
  const { left, given, change } = figures
  return (
    <>
      <div className={styles.pair} role="status">
        <span>{words('pay.left')}</span>
        <Money amount={Math.max(left, 0)} className={styles.due} />
      </div>
      <div className={styles.pair}>
        <span>{words('pay.given')}</span>
        <Money amount={given} className={styles.due} />
      </div>
      {(isCash || change < 0) && (
        <div className={styles.change} data-short={change < 0}>
          <span aria-hidden>{words(change < 0 ? 'pay.short' : 'pay.change')}</span>
          <output className={styles.changeAmount} data-long={Math.abs(change) >= 100_000_000}>
            <VisuallyHidden>{words(change < 0 ? 'pay.short' : 'pay.change')} </VisuallyHidden>
            {formatVnd(Math.abs(change))}
          </output>
        </div>
      )}
    </>
  )
}
