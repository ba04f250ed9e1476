import { Button } from '@mantine/core'
import type { Product } from '#shared/catalogue/product.ts'
import { formatVnd } from '#shared/format.ts'
import type { Catalogue } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import styles from './PriceCheck.module.css'
import { Stars } from './Stars.tsx'

type Props = {
  product: Product | null
  /** A scanned code that no product bears. */
  code: string | null
  catalogue: Catalogue
  onAdd: (product: Product) => void
  onClose: () => void
}

/** What something costs, without a line for it. */
export function PriceCheck({ product, code, catalogue, onAdd, onClose }: Props) {
  const words = useWords()
  return (
    <SidePanel title={words('price-check.title')} onClose={onClose}>
      <div role="status" className={styles.answer}>
        {product ? (
          <>
            <div className={styles.name}>{product.name}</div>
            <div className={styles.maker}>
              {catalogue.producers.get(product.producerId)?.name} <Stars product={product} />
            </div>
            <div className={styles.price}>
              {formatVnd(catalogue.priceOf(product).unitPrice)} <span>/ {product.unit}</span>
            </div>
          </>
        ) : (
          <p>{code === null ? words('price-check.scan') : words('price-check.unknown', { code })}</p>
        )}
      </div>
      {product && (
        <Button h={52} variant="default" onClick={() => onAdd(product)}>
          {words('price-check.add')}
        </Button>
      )}
    </SidePanel>
  )
}
