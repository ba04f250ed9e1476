import { VisuallyHidden } from '@mantine/core'
import type { CartTotals } from '#shared/selling/price-cart.ts'
import { formatVnd } from '#shared/format.ts'
import { formatThousandths } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { Money } from '../ui/Money.tsx'
import styles from './TotalPanel.module.css'

/** What the sale comes to, readable from a step away. */
export function TotalPanel({ totals, tags }: { totals: CartTotals | null; tags: readonly string[] }) {
  const words = useWords()
  const vat = totals?.vatGroups.reduce((sum, group) => sum + group.vat, 0) ?? 0
  const discount = totals?.discount ?? 0
  const units = totals?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  return (
    <section className={styles.panel} aria-label={words('total.label')}>
      <div className={styles.head}>
        <span className={styles.label}>{words('total.label')}</span>
        <span>
          {words('total.count', { lines: totals?.lines.length ?? 0, units: formatThousandths(units) })}
        </span>
      </div>
      <output className={styles.total} aria-live="polite" data-long={(totals?.amount ?? 0) >= 100_000_000}>
        <VisuallyHidden>{words('total.label')} </VisuallyHidden>
        {formatVnd(totals?.amount ?? 0)}
      </output>
      {tags.map((tag) => (
        <div key={tag} className={styles.tag}>
          {tag}
        </div>
      ))}
      {(discount > 0 || vat > 0) && (
        <dl className={styles.figures}>
          {discount > 0 && <Figure label={words('total.discount')} amount={0 - discount} />}
          {vat > 0 && <Figure label={words('total.vat')} amount={vat} />}
        </dl>
      )}
    </section>
  )
}

function Figure({ label, amount }: { label: string; amount: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  )
}
