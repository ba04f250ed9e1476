import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Product } from '#shared/catalogue/product.ts'
import type { Catalogue } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import styles from './ChooseProduct.module.css'
import { ProductOption } from './ProductOption.tsx'

type Props = {
  code: string
  products: readonly Product[]
  catalogue: Catalogue
  onPick: (product: Product) => void
  onCancel: () => void
}

/** Several products bear the scanned code: the cashier says which one lies on the counter. */
export function ChooseProduct({ code, products, catalogue, onPick, onCancel }: Props) {
  const words = useWords()
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  useEffect(() => list.current?.focus(), [])

  function onKeyDown(event: KeyboardEvent): void {
    const product = products[active]
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, products.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && product) onPick(product)
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const question = words('find.choose', { code, count: products.length })
  return (
    <section className={styles.choose}>
      <h2 className={styles.question}>{question}</h2>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        aria-label={question}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {products.map((product, index) => (
          <ProductOption
            key={product.id}
            product={product}
            catalogue={catalogue}
            isActive={index === active}
            onPick={onPick}
          />
        ))}
      </div>
      <Button variant="default" size="md" onClick={onCancel} rightSection={<KeyCap name="Esc" />}>
        {words('find.cancel')}
      </Button>
    </section>
  )
}
