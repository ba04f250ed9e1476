import { Button, VisuallyHidden } from '@mantine/core'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { changeOf } from '#shared/selling/payments.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { Money } from '../ui/Money.tsx'
import styles from './DonePanel.module.css'

/** The change to hand over, in the largest type, until the next scan. */
export function DonePanel({ sale, onNext }: { sale: SaleCompleted; onNext: () => void }) {
  const words = useWords()
  const change = changeOf(sale.payments)
  return (
    <section className={styles.panel} aria-label={words('pay.change')}>
      <div className={styles.label}>{words('pay.change')}</div>
      <output className={styles.change} data-long={change >= 100_000_000}>
        <VisuallyHidden>{words('pay.change')} </VisuallyHidden>
        {formatVnd(change)}
      </output>
      <dl className={styles.figures}>
        <div>
          <dt>{words('total.label')}</dt>
          <dd>
            <Money amount={sale.total} />
          </dd>
        </div>
        <div>
          <dt>{words('pay.given')}</dt>
          <dd>
            <Money amount={sale.total + change} />
          </dd>
        </div>
      </dl>
      <p className={styles.number} role="status">
        {words('done.title', { number: formatSaleNumber(sale.number) })}
      </p>
      <Button h={60} fz={20} onClick={onNext} rightSection={<KeyCap name="Esc" />}>
        {words('done.next')}
      </Button>
      <p className={styles.hint}>{words('done.hint')}</p>
    </section>
  )
}
