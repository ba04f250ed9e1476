import { useEffect, useRef } from 'react'
import type { CartLine } from '#shared/selling/price-cart.ts'
import { useWords } from '../i18n/words.ts'
import { CartRow } from './CartRow.tsx'
import { ConfirmQuantity } from './ConfirmQuantity.tsx'
import styles from './CartPanel.module.css'
import type { CartState, CartStore } from './cart-store.ts'

type Props = { lines: readonly CartLine[]; state: CartState; store: CartStore; isLocked: boolean }

/** What the buyer takes, the newest line in sight. */
export function CartPanel({ lines, state, store, isLocked }: Props) {
  const words = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const { selected } = state
  useEffect(() => {
    body.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [selected, lines])

  return (
    <div className={styles.frame}>
      <ConfirmQuantity lines={lines} state={state} store={store} />
      <table className={styles.table} aria-label={words('cart.title')}>
        <thead>
          <tr>
            <th className={styles.number}>#</th>
            <th>{words('cart.column.name')}</th>
            <th className={styles.quantity}>{words('cart.column.quantity')}</th>
            <th className={styles.price}>{words('cart.column.price')}</th>
            <th className={styles.amount}>{words('cart.column.amount')}</th>
            <td className={styles.remove} />
          </tr>
        </thead>
        <tbody ref={body}>
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
        </tbody>
      </table>
      {lines.length === 0 && (
        <div className={styles.empty}>
          <p>{words('cart.empty')}</p>
          <p className={styles.hint}>{words('cart.empty.hint')}</p>
        </div>
      )}
    </div>
  )
}
