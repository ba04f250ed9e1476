import { Button } from '@mantine/core'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { Centered } from '../ui/Centered.tsx'

/** A sale was found kept whose receipt never came out: only the cashier knows whether it happened. */
export function UnsettledPanel({
  sale,
  onSettle,
}: {
  sale: SaleCompleted
  onSettle: (choice: 'keep' | 'void') => void
}) {
  const words = useWords()
  const values = { number: formatSaleNumber(sale.number), amount: formatVnd(sale.total) }
  return (
    <Centered title={words('unknown.kept.title')}>
      <p>{words('unknown.kept', values)}</p>
      <ul>
        {sale.lines.map((line, index) => (
          <li key={index}>
            {line.productName} · {formatVnd(line.amount)}
          </li>
        ))}
      </ul>
      <Button h={60} fz={20} onClick={() => onSettle('keep')}>
        {words('unknown.keep')}
      </Button>
      <Button h={60} fz={20} variant="outline" color="basalt" onClick={() => onSettle('void')}>
        {words('unknown.void')}
      </Button>
    </Centered>
  )
}
