import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { PaymentMethod } from '#shared/journal/kinds/sale-completed.ts'
import type { BankAccount } from '#shared/protocol/feed.ts'
import { formatInteger, formatVnd } from '#shared/format.ts'
import type { Tender } from '#shared/selling/payments.ts'
import type { WordKey } from '../i18n/vi.ts'
import { useWords, type Words } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'
import { CashKeys } from './CashKeys.tsx'
import { PayFiguresView } from './PayFiguresView.tsx'
import styles from './PaymentPanel.module.css'
import {
  CASH_DRAFT,
  methodBeside,
  METHODS,
  needsReference,
  type PayDraft,
  payFigures,
  type PayStep,
  payStep,
  tendersWith,
} from './pay.ts'
import { QrPane } from './QrPane.tsx'
import { TakenTenders } from './TakenTenders.tsx'

type Props = {
  /** đồng */
  amount: number
  /** What was taken already. */
  taken: readonly Tender[]
  cashStep: number
  startWith: PaymentMethod
  /** The account that VietQR codes of this point pay to, and the number this sale will have. */
  payee: BankAccount | null
  saleNumber: string
  /** Disk and stores are still being asked: what is typed already counts. */
  isChecking: boolean
  isCommitting: boolean
  /** A VietQR code that is before the buyer already. */
  qr: { amount: number | null } | null
  onQr: (qr: { amount: number | null } | null) => void
  onTake: (tenders: readonly Tender[]) => void
  onFinish: (tenders: readonly Tender[]) => void
  onBack: () => void
}

/** The money, on one panel: what is due, what is given, change. Enter ends it; an empty field is the exact amount. */
export function PaymentPanel(props: Props) {
  const {
    amount,
    taken,
    cashStep,
    startWith,
    payee,
    saleNumber,
    isChecking,
    isCommitting,
    qr,
    onQr,
    onTake,
    onFinish,
    onBack,
  } = props
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<PayDraft>({
    ...CASH_DRAFT,
    method: startWith,
    amount: startWith === 'vietqr' ? (qr?.amount ?? null) : null,
  })
  const { method, reference } = draft
  const figures = payFigures({ amount, taken, draft, cashStep })
  const typed = method === 'vietqr' && payee ? { ...draft, reference: saleNumber } : draft
  const step = payStep(typed, figures)
  const focus = () => field.current?.focus()
  useEffect(focus, [method, taken])

  const isQrShown = method === 'vietqr' && payee !== null
  const { amount: typedAmount } = draft
  useEffect(() => {
    if (isQrShown) onQr({ amount: typedAmount })
  }, [isQrShown, typedAmount, onQr])

  function choose(next: PaymentMethod): void {
    if (qr && next !== 'vietqr') onQr(null)
    setDraft({ ...CASH_DRAFT, method: next })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    choose(methodBeside(method, event.key === 'ArrowDown' ? 1 : -1))
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    const tenders = tendersWith(taken, typed, figures)
    if (step === 'finish') onFinish(tenders)
    if (step !== 'take') return
    onTake(tenders)
    choose(method)
  }

  const setAmount = (given: number | null) => {
    setDraft({ ...draft, amount: given })
    focus()
  }
  return (
    <form
      className={styles.panel}
      aria-label={words('pay.panel')}
      aria-busy={isChecking}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      <Choice
        label={words('pay.methods')}
        value={method}
        options={METHODS.map((value) => ({ value, label: words(`pay.method.${value}`) }))}
        isDisabled={isCommitting}
        onChoose={choose}
      />
      <TakenTenders taken={taken} isDisabled={isCommitting} onTake={onTake} />
      <div className={styles.columns}>
        <div className={styles.entry}>
          <MoneyField
            ref={field}
            label={words(method === 'cash' ? 'pay.given' : `pay.amount.${method}`)}
            inputClass={styles.given}
            placeholder={formatInteger(Math.max(figures.left, 0))}
            amount={draft.amount}
            onAmount={(given) => setDraft({ ...draft, amount: given })}
            disabled={isCommitting}
          />
          {method === 'cash' && (
            <CashKeys
              due={figures.left}
              amount={draft.amount}
              isDisabled={isCommitting}
              onAmount={setAmount}
            />
          )}
          {method === 'vietqr' && <QrPane payee={payee} amount={figures.given} bill={saleNumber} />}
          {(needsReference(method) || (method === 'vietqr' && !payee)) && (
            <TextInput
              label={words(referenceLabel(method))}
              classNames={{ label: styles.label ?? '' }}
              size="lg"
              autoComplete="off"
              disabled={isCommitting}
              value={reference}
              onChange={(event) => setDraft({ ...draft, reference: event.currentTarget.value })}
            />
          )}
        </div>
        <div className={styles.result}>
          <PayFiguresView figures={figures} isCash={method === 'cash'} />
          <Problem step={step} left={figures.left} words={words} />
          <Button
            type="submit"
            className={styles.finish}
            disabled={step !== 'finish' && step !== 'take'}
            loading={isCommitting}
            rightSection={<KeyCap name="Enter" />}
          >
            {finishWords(step, method, { given: figures.given, words })}
          </Button>
          <Button
            variant="default"
            h={52}
            disabled={isCommitting}
            onClick={onBack}
            rightSection={<KeyCap name="Esc" />}
          >
            {words('pay.back')}
          </Button>
        </div>
      </div>
    </form>
  )
}

function Problem({ step, left, words }: { step: PayStep; left: number; words: Words }) {
  const said = (text: string) => (
    <p className={styles.problem} role="alert">
      {text}
    </p>
  )
  if (step === 'needs-reference') return said(words('pay.reference.missing'))
  if (step !== 'too-much') return null
  return said(left < 0 ? words('pay.too-much', { amount: formatVnd(0 - left) }) : words('pay.above-due'))
}

function finishWords(
  step: PayStep,
  method: PaymentMethod,
  { given, words }: { given: number; words: Words },
) {
  if (step === 'take') return words('pay.take', { amount: formatVnd(given) })
  return method === 'vietqr' ? words('pay.finish.vietqr') : words('pay.finish')
}

function referenceLabel(method: PaymentMethod): WordKey {
  if (method === 'card' || method === 'wallet') return `pay.reference.${method}`
  return 'pay.qr.reference'
}
