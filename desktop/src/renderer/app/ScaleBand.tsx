import { useStore } from 'zustand'
import { formatQuantity } from '#shared/format.ts'
import { isWeighedUnit, quantityOfWeight } from '#shared/catalogue/weighed.ts'
import { useWords } from '../i18n/words.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import type { CounterActs } from './counter-acts.ts'
import type { Desk } from './desk.ts'
import styles from './ScaleBand.module.css'

/** What the scale says while the chosen goods are sold by weight; nothing where there is no scale. */
export function ScaleBand({ desk, acts }: { desk: Desk; acts: Pick<CounterActs, 'takeWeight'> }) {
  const words = useWords()
  const { trouble, weightGrams } = useStore(desk.devices)
  const line = useStore(desk.cart, ({ cart, selected }) => cart?.lines[selected ?? -1])
  if (!line || trouble.scale !== null || !isWeighedUnit(line.product.unit)) return null
  const { name, unit } = line.product
  const quantity = weightGrams === null ? null : quantityOfWeight(weightGrams, unit)
  return (
    <div className={styles.band} role="status">
      <span className={styles.reading}>
        {quantity === null
          ? words('scale.waiting', { name })
          : words('scale.reading', { weight: formatQuantity(quantity, unit) })}
      </span>
      <ActionButton action="quantity" h={48} disabled={quantity === null} onPress={() => acts.takeWeight()}>
        {words('scale.take')}
      </ActionButton>
    </div>
  )
}
