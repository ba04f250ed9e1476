import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CartTotals } from '#shared/selling/price-cart.ts'
import { formatVnd } from '#shared/format.ts'
import { formatThousandths } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { Money } from '../ui/Money.tsx'
import styles from './TotalPanel.module.css'

type Props = { totals: CartTotals | null; isChecking: boolean; onPay: () => void; onClear: () => void }

/** What the sale comes to, readable from a step away, and the way to the money. */
export function TotalPanel({ totals, isChecking, onPay, onClear }: Props) {
  const words = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const vat = totals?.vatGroups.reduce((sum, group) => sum + group.vat, 0) ?? 0
  const discount = totals?.discount ?? 0
  const units = totals?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  const drop = () => {
    setIsAsking(false)
    onClear()
  }
  return (
    <section className={styles.panel} aria-label={words('total.label')}>
      <div className={styles.label}>{words('total.label')}</div>
      <output className={styles.total} aria-live="polite" data-long={(totals?.amount ?? 0) >= 100_000_000}>
        {formatVnd(totals?.amount ?? 0)}
      </output>
      <dl className={styles.figures}>
        {discount > 0 && (
          <div>
            <dt>{words('total.discount')}</dt>
            <dd>
              <Money amount={0 - discount} />
            </dd>
          </div>
        )}
        {vat > 0 && (
          <div>
            <dt>{words('total.vat')}</dt>
            <dd>
              <Money amount={vat} />
            </dd>
          </div>
        )}
      </dl>
      <p className={styles.count}>
        {words('total.count', { lines: totals?.lines.length ?? 0, units: formatThousandths(units) })}
      </p>
      <Button
        h={72}
        fz={24}
        disabled={!totals}
        loading={isChecking}
        onClick={onPay}
        rightSection={<KeyCap name="F9" />}
      >
        {words('total.pay')}
      </Button>
      {isAsking && totals ? (
        <div className={`${styles.ask} ${styles.clear}`}>
          <Button h={44} color="basalt" onClick={drop}>
            {words('total.clear.confirm')}
          </Button>
          <Button h={44} variant="default" onClick={() => setIsAsking(false)}>
            {words('total.clear.keep')}
          </Button>
        </div>
      ) : (
        <Button
          className={styles.clear}
          variant="default"
          h={44}
          disabled={!totals || isChecking}
          onClick={() => setIsAsking(true)}
        >
          {words('total.clear')}
        </Button>
      )}
    </section>
  )
}
