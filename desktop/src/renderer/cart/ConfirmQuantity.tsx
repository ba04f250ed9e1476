import { Button } from '@mantine/core'
import { formatThousandths } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import styles from './ConfirmQuantity.module.css'
import type { OpenLine } from './cart.ts'
import type { CartState, CartStore } from './cart-store.ts'

type Props = { lines: readonly OpenLine[]; state: CartState; store: CartStore }

/** A surprising quantity is asked about above the goods; until then the old one holds. */
export function ConfirmQuantity({ lines, state, store }: Props) {
  const words = useWords()
  const { toConfirm } = state
  const line = toConfirm && lines[toConfirm.index]
  if (!line) return null
  const { name, unit } = line.product
  return (
    <div className={styles.confirm} role="alert">
      <span className={styles.question}>
        {name}: {words('cart.confirm', { quantity: formatThousandths(toConfirm.quantity), unit })}
      </span>
      <Button size="sm" h={44} color="basalt" onClick={() => store.confirmQuantity(true)}>
        {words('cart.confirm.yes')}
      </Button>
      <Button size="sm" h={44} variant="default" onClick={() => store.confirmQuantity(false)}>
        {words('cart.confirm.no', { quantity: formatThousandths(line.quantity) })}
      </Button>
    </div>
  )
}
