import type { Product } from '#shared/catalogue/product.ts'
import type { Catalogue } from '../../core/till.ts'
import { Money } from '../ui/Money.tsx'
import styles from './ProductOption.module.css'
import { Stars } from './Stars.tsx'

type Props = {
  id?: string
  product: Product
  catalogue: Catalogue
  isActive: boolean
  onPick: (product: Product) => void
}

/** One product to choose: what it is, who makes it, what it costs here. */
export function ProductOption({ id, product, catalogue, isActive, onPick }: Props) {
  return (
    <div
      id={id}
      className={styles.option}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onPick(product)}
    >
      <span className={styles.name}>{product.name}</span>
      <Money amount={catalogue.priceOf(product).unitPrice} className={styles.price} />
      <span className={styles.maker}>
        {product.code} · {catalogue.producers.get(product.producerId)?.name} <Stars product={product} />
      </span>
      <span className={styles.unit}>/ {product.unit}</span>
    </div>
  )
}
