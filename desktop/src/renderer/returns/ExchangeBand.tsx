import { Button } from '@mantine/core'
import { formatVnd } from '#shared/format.ts'
import { formatReturnNumber } from '#shared/selling/sale-number.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import type { Exchange } from './return-store.ts'

type Props = {
  exchange: Exchange
  /** What the new goods come to, đồng; null while there are none. */
  due: number | null
  onEnd: () => void
}

/** An exchange under way: only the difference changes hands. */
export function ExchangeBand({ exchange, due, onEnd }: Props) {
  const words = useWords()
  const { total, number } = exchange.body
  const difference = (due ?? 0) - total
  const kind = difference > 0 ? 'more' : difference < 0 ? 'less' : 'even'
  return (
    <Band
      tone="caution"
      action={
        <Button variant="default" h={44} onClick={onEnd}>
          {words('exchange.end')}
        </Button>
      }
    >
      {words('exchange.band', { refund: formatVnd(total), number: formatReturnNumber(number) })}{' '}
      <strong>{words(`exchange.${kind}`, { amount: formatVnd(Math.abs(difference)) })}</strong>
    </Band>
  )
}
