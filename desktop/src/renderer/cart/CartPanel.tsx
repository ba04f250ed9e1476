import { useEffect, useRef } from 'react'
import type { CartLine } from '#shared/selling/price-cart.ts'
import { useWords } from '../i18n/words.ts'
import { CartRow } from './CartRow.tsx'
import { ConfirmQuantity } from './ConfirmQuantity.tsx'
import styles from './CartPanel.module.css'
import type { CartState, CartStore } from './cart-store.ts'

type Props = { lines: readonly CartLine[]; state: CartState; store: CartStore; isLocked: boolean }

/**
 * What the buyer takes, the newest line in sight. Rows are blocks with the roles of a table: the browser lays out
 * and paints only those in sight, however long the sale.
 */
export function CartPanel({ lines, state, store, isLocked }: Props) {
  const words = useWords()
  const body = useRef<HTMLDivElement>(null)
  const { selected } = state
  useEffect(() => {
    body.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [selected, lines])

  return (
    <div className={styles.frame}>
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
              key={`${line.product.id} ${line.unitPrice} ${line.lot}`}
              line={line}
              index={index}
              isSelected={index === selected}
              store={store}
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
