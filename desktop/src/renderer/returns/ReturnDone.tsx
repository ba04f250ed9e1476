import { Button } from '@mantine/core'
import { formatVnd } from '#shared/format.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { formatReturnNumber } from '#shared/selling/sale-number.ts'
import { useWords } from '../i18n/words.ts'
import { Receipt } from '../sale/Receipt.tsx'
import split from '../ui/Split.module.css'
import styles from './Returns.module.css'

type Props = {
  body: SaleReturned
  rows: readonly ReceiptRow[]
  isExchange: boolean
  onReprint: () => void
  onNext: () => void
}

/** The money to hand back, in the largest type, beside the slip the buyer signs. */
export function ReturnDone({ body, rows, isExchange, onReprint, onNext }: Props) {
  const words = useWords()
  const cash = body.refunds.find(({ method }) => method === 'cash')?.amount ?? 0
  return (
    <div className={split.split}>
      <Receipt rows={rows} label={words('return.slip')} />
      <section className={split.card} role="status">
        <p>{words('return.done', { number: formatReturnNumber(body.number) })}</p>
        {cash > 0 && !isExchange && (
          <div className={styles.total}>
            <span>{words('return.done.cash')}</span>
            <output>{formatVnd(cash)}</output>
          </div>
        )}
        <Button h={64} fz={20} onClick={onNext} autoFocus>
          {words(isExchange ? 'return.exchange' : 'return.next')}
        </Button>
        <Button variant="default" h={52} fz={18} onClick={onReprint}>
          {words('print.return.again')}
        </Button>
      </section>
    </div>
  )
}
