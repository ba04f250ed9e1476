import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { formatVnd } from '#shared/format.ts'
import { type Payment, paymentMethodSchema } from '#shared/journal/kinds/sale-completed.ts'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import split from '../ui/Split.module.css'
import type { CorrectionDraft } from './correct-payment.ts'

type Props = { payments: readonly Payment[]; isBusy: boolean; onCorrect: (draft: CorrectionDraft) => void }

/** How the buyer really paid; the total stays as it is. */
export function CorrectPayment({ payments, isBusy, onCorrect }: Props) {
  const words = useWords()
  const [draft, setDraft] = useState<CorrectionDraft>({ method: 'cash', reference: '', reason: '' })
  const canCorrect = draft.reason.trim() !== ''
  const total = payments.reduce((sum, { amount }) => sum + amount, 0)
  const methods = payments.map(({ method }) => words(`pay.method.${method}`)).join(', ')

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (canCorrect) onCorrect(draft)
  }

  return (
    <form onSubmit={onSubmit} style={{ display: 'contents' }}>
      <strong>{words('sales.correct.title')}</strong>
      <p className={split.quiet}>{words('sales.correct.before', { methods })}</p>
      <Choice
        label={words('sales.correct.title')}
        value={draft.method}
        options={paymentMethodSchema.options.map((method) => ({
          value: method,
          label: words(`pay.method.${method}`),
        }))}
        onChoose={(method) => setDraft({ ...draft, method })}
      />
      {draft.method !== 'cash' && (
        <TextInput
          label={words('return.refund.reference')}
          size="lg"
          maxLength={100}
          autoComplete="off"
          value={draft.reference}
          onChange={(event) => setDraft({ ...draft, reference: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={words('sales.correct.reason')}
        size="lg"
        maxLength={400}
        autoComplete="off"
        value={draft.reason}
        onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
      />
      <p className={split.quiet}>{words('sales.correct.lead', { total: formatVnd(total) })}</p>
      <Button type="submit" h={56} fz={18} disabled={!canCorrect} loading={isBusy}>
        {words('sales.correct.submit', { method: words(`pay.method.${draft.method}`) })}
      </Button>
    </form>
  )
}
