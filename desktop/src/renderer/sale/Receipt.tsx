import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { useWords } from '../i18n/words.ts'
import styles from './Receipt.module.css'

/** The slip as the buyer gets it, on the screen. */
export function Receipt({ rows }: { rows: readonly ReceiptRow[] }) {
  const words = useWords()
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={words('done.receipt')}>
      <article className={styles.paper} aria-label={words('done.receipt')}>
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
