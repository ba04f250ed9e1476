import { Button } from '@mantine/core'
import { formatDay, formatQuantity, formatTimeOfDay, formatVnd } from '#shared/format.ts'
import type { SaleLine } from '#shared/journal/kinds/sale-completed.ts'
import type { LineShare } from '#shared/selling/return-shares.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { businessDayOf } from '#shared/time.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import split from '../ui/Split.module.css'
import { RefundPanel } from './RefundPanel.tsx'
import { withAll, withQuantity } from './return-draft.ts'
import type { ReturnFlow } from './return-flow.ts'
import { ReturnQuantity } from './ReturnQuantity.tsx'
import type { ReturnStore } from './return-store.ts'
import styles from './Returns.module.css'

type Props = { flow: Extract<ReturnFlow, { step: 'choosing' }>; returns: ReturnStore }

/** The goods of a sale: what was sold, what is left, what comes back. */
export function ChooseLines({ flow, returns }: Props) {
  const words = useWords()
  const { found, draft, isSaving } = flow
  const { sale, left, atMs } = found
  const shown = returns.preview()
  const preview = shown?.ok ? shown.value : null
  const amounts = new Map(preview?.lines.map(({ saleLine, amount }) => [saleLine, amount]))
  const time = `${formatTimeOfDay(atMs)} ${formatDay(businessDayOf(atMs))}`
  return (
    <div className={split.split}>
      <section className={split.card}>
        <div className={styles.total}>
          <h3 className={styles.subtitle}>
            {words('return.sale', { number: formatSaleNumber(sale.number), time })}
          </h3>
          <div className={styles.reasons}>
            <Button variant="default" h={44} disabled={isSaving} onClick={() => void returns.begin()}>
              {words('return.other')}
            </Button>
            <Button h={44} disabled={isSaving} onClick={() => returns.edit(withAll(draft, found))}>
              {words('return.all')}
            </Button>
          </div>
        </div>
        {left.every(({ quantity }) => quantity === 0) && (
          <Band tone="caution">{words('return.nothing-left')}</Band>
        )}
        <table className={styles.lines}>
          <thead>
            <tr>
              <th>{words('return.column.name')}</th>
              <th data-side="right">{words('return.column.left')}</th>
              <th>{words('return.column.back')}</th>
              <th data-side="right">{words('return.column.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {sale.lines.map((line, index) => (
              <LineRow
                key={index}
                line={line}
                left={left[index]}
                quantity={draft.quantities[index] ?? 0}
                amount={amounts.get(index) ?? 0}
                isDisabled={isSaving}
                onChange={(quantity) => returns.edit(withQuantity(draft, found, { line: index, quantity }))}
              />
            ))}
          </tbody>
        </table>
        <p className={split.quiet}>{words('return.known')}</p>
      </section>
      <RefundPanel
        reason={draft.reason}
        refund={draft.refund}
        preview={preview}
        isSaving={isSaving}
        onReason={(reason) => returns.edit({ ...draft, reason })}
        onRefund={(refund) => returns.edit({ ...draft, refund })}
        onCommit={(options) => void returns.commit(options)}
      />
    </div>
  )
}

type RowProps = {
  line: SaleLine
  left: LineShare | undefined
  quantity: number
  amount: number
  isDisabled: boolean
  onChange: (quantity: number) => void
}

function LineRow({ line, left, quantity, amount, isDisabled, onChange }: RowProps) {
  const most = left?.quantity ?? 0
  return (
    <tr data-chosen={quantity > 0}>
      <td>{line.productName}</td>
      <td data-side="right">
        {formatQuantity(most, line.unit)} / {formatQuantity(line.quantity, line.unit)}
      </td>
      <td>
        <ReturnQuantity
          name={line.productName}
          quantity={quantity}
          most={most}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      </td>
      <td data-side="right">{formatVnd(amount)}</td>
    </tr>
  )
}
