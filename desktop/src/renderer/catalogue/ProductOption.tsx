import type { Product } from '#shared/catalogue/product.ts'
import type { Catalogue } from '../../core/till.ts'
import { Money } from '../ui/Money.tsx'
import styles from './ProductOption.module.css'
import { Matched } from './Matched.tsx'
import { Stars } from './Stars.tsx'

type Props = {
  id?: string
  product: Product
  catalogue: Catalogue
  isActive: boolean
  /** What was searched for, to be marked. */
  query?: string
  onPick: (product: Product) => void
}

/** One product to choose: what it is, who makes it, what it costs here. */
export function ProductOption({ id, product, catalogue, isActive, query = '', onPick }: Props) {
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
      <span className={styles.name}>
        <Matched text={product.name} query={query} />
      </span>
      <Money amount={catalogue.priceOf(product).unitPrice} className={styles.price} />
      <span className={styles.maker}>
        <Matched text={product.code} query={query} /> ·{' '}
        <Matched text={catalogue.producers.get(product.producerId)?.name ?? ''} query={query} />{' '}
        <Stars product={product} />
      </span>
      <span className={styles.unit}>/ {product.unit}</span>
    </div>
  )
}
