import { amountInWords } from '#shared/amount-in-words.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { PointRow } from '#shared/protocol/feed.ts'
import { changeOf } from '#shared/selling/payments.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { formatCount, formatDate, formatQuantity, formatTime } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import styles from './Receipt.module.css'

type Props = { sale: SaleCompleted; point: PointRow; soldAtMs: number }

/** The slip as the buyer gets it. */
export function Receipt({ sale, point, soldAtMs }: Props) {
  const words = useWords()
  const given = sale.payments.reduce((sum, payment) => sum + payment.given, 0)
  return (
    <div className={styles.frame}>
      <article className={styles.paper} aria-label={words('done.receipt')}>
        <header className={styles.head}>
          <strong>{point.name}</strong>
          <span>{point.operator.name}</span>
          <span>{point.address}</span>
          {point.operator.taxCode && (
            <span>{words('receipt.tax-code', { code: point.operator.taxCode })}</span>
          )}
        </header>
        <h2 className={styles.title}>{words('receipt.title')}</h2>
        <p className={styles.notInvoice}>{words('receipt.not-invoice')}</p>
        <dl className={styles.pairs}>
          <Pair name={words('receipt.number')} value={formatSaleNumber(sale.number)} />
          <Pair name={words('receipt.time')} value={`${formatTime(soldAtMs)} ${formatDate(soldAtMs)}`} />
          <Pair name={words('receipt.cashier')} value={sale.cashier.name} />
        </dl>
        <ul className={styles.lines}>
          {sale.lines.map((line, index) => (
            <li key={index}>
              <span className={styles.name}>
                {line.productName} {line.isCertified && '★'.repeat(line.star)}
              </span>
              <span>
                {formatQuantity(line.quantity)} {line.unit} × {formatCount(line.unitPrice)}
              </span>
              <span className={styles.amount}>{formatCount(line.amount)}</span>
            </li>
          ))}
        </ul>
        <dl className={styles.pairs}>
          {sale.rounding !== 0 && (
            <Pair name={words('receipt.rounding')} value={formatCount(sale.rounding)} />
          )}
          <Pair name={words('total.label')} value={formatCount(sale.total)} isStrong />
          <Pair name={words('pay.given')} value={formatCount(given)} />
          <Pair name={words('pay.change')} value={formatCount(changeOf(sale.payments))} />
          {sale.vatGroups.map(({ rate, vat }) => (
            <Pair key={rate} name={words('receipt.vat', { rate })} value={formatCount(vat)} />
          ))}
        </dl>
        <p className={styles.inWords}>{words('receipt.in-words', { words: amountInWords(sale.total) })}</p>
        <p className={styles.thanks}>{words('receipt.thanks')}</p>
      </article>
    </div>
  )
}

function Pair({ name, value, isStrong = false }: { name: string; value: string; isStrong?: boolean }) {
  return (
    <div className={isStrong ? styles.strong : undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
