import { memo } from 'react'
import { priceLine } from '#shared/selling/price-lines.ts'
import { Stars } from '../catalogue/Stars.tsx'
import { formatInteger, formatQuantity, formatVnd } from '#shared/format.ts'
import { useWords, type Words } from '../i18n/words.ts'
import styles from './CartPanel.module.css'
import type { OpenLine } from './cart.ts'
import { formatPercent } from './discount.ts'
import { QuantityField } from './QuantityField.tsx'

type Props = {
  line: OpenLine
  index: number
  isSelected: boolean
  acts: RowActs
  /** While money is counted the goods stand still. */
  isLocked: boolean
}

/** What may happen to a row; the same functions at every drawing. */
export type RowActs = {
  select(index: number): void
  changeQuantity(index: number, quantity: number): void
  remove(index: number): void
  /** The cashier is done with a field of the row. */
  leave(): void
}

/** Drawn anew only when this line changed: a scan must reach the screen within a frame. */
export const CartRow = memo(function CartRow({ line, index, isSelected, acts, isLocked }: Props) {
  const words = useWords()
  const { product, producer, quantity, unitPrice, discount } = line
  const priced = priceLine(line)
  return (
    <div
      className={styles.row}
      role="row"
      aria-selected={isSelected}
      onPointerDown={() => acts.select(index)}
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
        {discount > 0 && <div className={styles.discount}>{discountWords(line, words)}</div>}
      </div>
      <div className={styles.quantity} role="cell">
        {isLocked ? (
          formatQuantity(quantity, product.unit)
        ) : (
          <QuantityField
            quantity={quantity}
            name={product.name}
            onChange={(value) => acts.changeQuantity(index, value)}
            onLeave={acts.leave}
          />
        )}
      </div>
      <div className={styles.price} role="cell">
        {formatInteger(unitPrice)}
        <div className={styles.unit}>/ {product.unit}</div>
      </div>
      <div className={styles.amount} role="cell">
        {priced.ok ? formatInteger(priced.value.amount) : '—'}
      </div>
      <div role="cell">
        {!isLocked && (
          <button
            type="button"
            className={styles.removeButton}
            aria-label={words('cart.remove', { name: product.name })}
            onClick={() => acts.remove(index)}
          >
            ✕
          </button>
        )}
      </div>
    </div>
  )
})

function discountWords({ discount, discountAs }: OpenLine, words: Words): string {
  const share = discountAs?.kind === 'percent' ? formatPercent(discountAs.basisPoints) : ''
  return words('cart.line-discount', { discount: share, amount: formatVnd(discount) }).replace(' :', ':')
}
