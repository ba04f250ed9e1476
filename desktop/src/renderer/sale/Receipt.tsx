import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { useWords } from '../i18n/words.ts'
import styles from './Receipt.module.css'

/** A slip as it is printed, on the screen: a sale's unless `label` says otherwise. */
export function Receipt({ rows, label }: { rows: readonly ReceiptRow[]; label?: string }) {
  const words = useWords()
  const name = label ?? words('done.receipt')
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={name}>
      <article className={styles.paper} aria-label={name}>
        {rows.map((row, index) => (
          <Row key={index} row={row} />
        ))}
      </article>
    </div>
  )
}

function Row({ row }: { row: ReceiptRow }) {
  switch (row.kind) {
    case 'rule':
      return <hr className={styles.rule} />
    case 'qr':
      return null // for the printed slip
    case 'text':
      return (
        <p className={styles.text} data-weight={row.weight} data-align={row.align}>
          {row.text}
        </p>
      )
    case 'pair':
      return (
        <p className={styles.pair} data-weight={row.weight}>
          <span>{row.left}</span> <span className={styles.right}>{row.right}</span>
        </p>
      )
  }
}
