import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { changeOf } from '#shared/selling/payments.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { useWords } from '../i18n/words.ts'
import { Money } from '../ui/Money.tsx'
import styles from './LastSale.module.css'

/** The buyer before is still at the counter: what they paid and get back. */
export function LastSale({ sale }: { sale: SaleCompleted }) {
  const words = useWords()
  const title = words('done.last', { number: formatSaleNumber(sale.number) })
  return (
    <section className={styles.last} aria-label={title}>
      <div>{title}</div>
      <div className={styles.pair}>
        {words('total.label')} <Money amount={sale.total} />
      </div>
      <div className={styles.pair}>
        {words('pay.change')} <Money amount={changeOf(sale.payments)} className={styles.change} />
      </div>
    </section>
  )
}
