import { isCertificateValid } from '#shared/catalogue/certificate.ts'
import type { Product } from '#shared/catalogue/product.ts'
import { useWords } from '../i18n/words.ts'
import styles from './Stars.module.css'
import { useToday } from './today.ts'

/** The stars of the product's certificate while it is valid, as the slip prints them; for the eye and as words. */
export function Stars({ product: { certificate } }: { product: Product }) {
  const words = useWords()
  const today = useToday()
  if (!certificate || !isCertificateValid(certificate, today)) return null
  const { star } = certificate
  return (
    <span className={styles.stars} role="img" aria-label={words('cart.stars', { star })}>
      {'★'.repeat(star)} OCOP
    </span>
  )
}
