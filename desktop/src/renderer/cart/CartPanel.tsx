import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/words.ts'
import type { OpenLine } from './cart.ts'
import { CartRow, type RowActs } from './CartRow.tsx'
import { ConfirmQuantity } from './ConfirmQuantity.tsx'
import styles from './CartPanel.module.css'
import type { CartState, CartStore } from './cart-store.ts'

type Props = {
  lines: readonly OpenLine[]
  state: CartState
  store: CartStore
  acts: RowActs
  isLocked: boolean
}

/**
 * What the buyer takes, the newest line in sight. Rows are blocks with the roles of a table: the browser lays out
 * and paints only those in sight, however long the sale.
 */
export function CartPanel({ lines, state, store, acts, isLocked }: Props) {
  const words = useWords()
  const body = useRef<HTMLDivElement>(null)
  const { selected } = state
  useEffect(() => {
    body.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [selected, lines])

  return (
    <div className={styles.frame} data-locked={isLocked}>
      <ConfirmQuantity lines={lines} state={state} store={store} />
      <div className={styles.table} role="table" aria-label={words('cart.title')}>
        <div role="rowgroup" className={styles.head}>
          <div className={styles.row} role="row">
            <span className={styles.number} role="columnheader">
              #
            </span>
            <span role="columnheader">{words('cart.column.name')}</span>
            <span className={styles.quantity} role="columnheader">
              {words('cart.column.quantity')}
            </span>
            <span className={styles.price} role="columnheader">
              {words('cart.column.price')}
            </span>
            <span className={styles.amount} role="columnheader">
              {words('cart.column.amount')}
            </span>
          </div>
        </div>
        <div ref={body} role="rowgroup">
          {lines.map((line, index) => (
            <CartRow
              key={`${line.product.id} ${line.unitPrice} ${line.lot} ${index}`}
              line={line}
              index={index}
              isSelected={index === selected}
              acts={acts}
              isLocked={isLocked}
            />
          ))}
        </div>
      </div>
      {lines.length === 0 && (
        <div className={styles.empty}>
          <p>{words('cart.empty')}</p>
          <p className={styles.hint}>{words('cart.empty.hint')}</p>
        </div>
      )}
    </div>
  )
}
