import type { Product } from '#shared/catalogue/product.ts'
import { useWords } from '../i18n/words.ts'
import styles from './Stars.module.css'

/** The stars of the product's certificate, for the eye and as words. */
export function Stars({ product }: { product: Product }) {
  const words = useWords()
  const star = product.certificate?.star
  if (!star) return null
  return (
    <span className={styles.stars} role="img" aria-label={words('cart.stars', { star })}>
      {'★'.repeat(star)} OCOP
    </span>
  )
}
