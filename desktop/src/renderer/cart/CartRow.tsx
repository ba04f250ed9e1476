import { memo } from 'react'
import { type CartLine } from '#shared/selling/price-cart.ts'
import { priceLine } from '#shared/selling/price-lines.ts'
import { Stars } from '../catalogue/Stars.tsx'
import { formatInteger } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import styles from './CartPanel.module.css'
import type { CartStore } from './cart-store.ts'
import { QuantityField } from './QuantityField.tsx'

type Props = {
  line: CartLine
  index: number
  isSelected: boolean
  store: CartStore
  /** While money is counted the goods stand still. */
  isLocked: boolean
}

/** Drawn anew only when this line changed: a scan must reach the screen within a frame. */
export const CartRow = memo(function CartRow({ line, index, isSelected, store, isLocked }: Props) {
  const words = useWords()
  const { product, producer, quantity, unitPrice } = line
  const priced = priceLine(line)
  return (
    <div
      className={styles.row}
      role="row"
      aria-selected={isSelected}
      onPointerDown={() => store.select(index)}
    >
      <div className={styles.number} role="cell">
        {index + 1}
      </div>
      <div role="cell">
        <div className={styles.name}>{product.name}</div>
        <div className={styles.maker}>
          <span className={styles.makerName}>{producer.name}</span>
          <span className={styles.narrowPrice}>
            {formatInteger(unitPrice)} / {product.unit}
          </span>
          <Stars product={product} />
        </div>
      </div>
      <div className={styles.quantity} role="cell">
        <QuantityField
          quantity={quantity}
          name={product.name}
          isLocked={isLocked}
          onChange={(value) => store.changeQuantity(index, value)}
        />
      </div>
      <div className={styles.price} role="cell">
        {formatInteger(unitPrice)}
        <div className={styles.unit}>/ {product.unit}</div>
      </div>
      <div className={styles.amount} role="cell">
        {priced.ok ? formatInteger(priced.value.amount) : '—'}
      </div>
      <div className={styles.remove} role="cell">
        <button
          type="button"
          className={styles.removeButton}
          aria-label={words('cart.remove', { name: product.name })}
          disabled={isLocked}
          onClick={() => store.remove(index)}
        >
          ✕
        </button>
      </div>
    </div>
  )
})
