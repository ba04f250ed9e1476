import { Button, TextInput } from '@mantine/core'
import { formatVnd } from '#shared/format.ts'
import { paymentMethodSchema } from '#shared/journal/kinds/sale-completed.ts'
import type { SaleReturned } from '#shared/journal/kinds/sale-returned.ts'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'
import split from '../ui/Split.module.css'
import type { RefundDraft } from './return-draft.ts'
import styles from './Returns.module.css'

const REASONS = ['damaged', 'wrong', 'changed'] as const

type Props = {
  reason: string
  refund: RefundDraft
  /** What would be journaled; null while nothing is chosen. */
  preview: SaleReturned | null
  isSaving: boolean
  onReason: (reason: string) => void
  onRefund: (refund: RefundDraft) => void
  onCommit: (options: { isExchange: boolean }) => void
}

/** Why, how the money goes back, and how much: the button says the amount. */
export function RefundPanel({ reason, refund, preview, isSaving, onReason, onRefund, onCommit }: Props) {
  const words = useWords()
  const total = formatVnd(preview?.total ?? 0)
  const canCommit = preview !== null && reason.trim() !== ''
  return (
    <section className={split.card}>
      <TextInput
        label={words('return.reason')}
        size="lg"
        maxLength={400}
        autoComplete="off"
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <div className={styles.reasons}>
        {REASONS.map((name) => (
          <Button
            key={name}
            variant="default"
            h={44}
            px={11}
            onClick={() => onReason(words(`return.reason.${name}`))}
          >
            {words(`return.reason.${name}`)}
          </Button>
        ))}
      </div>
      <div>
        <h3 className={styles.subtitle}>{words('return.refund')}</h3>
        <Choice
          label={words('return.refund')}
          value={refund.method}
          options={paymentMethodSchema.options.map((method) => ({
            value: method,
            label: words(`return.refund.${method}`),
          }))}
          onChoose={(method) => onRefund({ ...refund, method, amount: null })}
        />
      </div>
      {refund.method !== 'cash' && (
        <div className={styles.options}>
          <MoneyField
            label={words('return.refund.amount')}
            size="md"
            amount={refund.amount}
            placeholder={total.replace(/\D+$/, '')}
            onAmount={(amount) => onRefund({ ...refund, amount })}
          />
          <TextInput
            label={words('return.refund.reference')}
            size="md"
            maxLength={100}
            autoComplete="off"
            value={refund.reference}
            onChange={(event) => onRefund({ ...refund, reference: event.currentTarget.value })}
          />
        </div>
      )}
      <dl className={split.figures} hidden={preview === null || preview.refunds.length < 2}>
        {preview?.refunds.map(({ method, amount }) => (
          <div key={method}>
            <dt>{words(`return.refund.${method}`)}</dt>
            <dd>{formatVnd(amount)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.total}>
        <span>{words('return.total')}</span>
        <output>{total}</output>
      </div>
      <Button
        h={64}
        fz={20}
        disabled={!canCommit}
        loading={isSaving}
        onClick={() => onCommit({ isExchange: false })}
      >
        {words('return.submit', { amount: total })}
      </Button>
      <Button
        variant="outline"
        h={52}
        fz={18}
        disabled={!canCommit || isSaving}
        onClick={() => onCommit({ isExchange: true })}
      >
        {words('return.exchange')}
      </Button>
    </section>
  )
}
