import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { Money } from '../ui/Money.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'
import styles from './PaymentPanel.module.css'
import { likelyGiven } from './tender.ts'

type Props = {
  /** đồng */
  due: number
  isCommitting: boolean
  onPay: (given: number) => void
  onBack: () => void
}

/** Cash, on one panel: due, given, change. An empty field means the exact amount. */
export function PaymentPanel({ due, isCommitting, onPay, onBack }: Props) {
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<number | null>(null)
  useEffect(() => field.current?.focus(), [])
  const given = typed ?? due
  const change = given - due

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (change >= 0) onPay(given)
  }

  return (
    <form className={styles.panel} aria-label={words('pay.title')} onSubmit={onSubmit}>
      <h2 className={styles.title}>{words('pay.title')}</h2>
      <div className={styles.due}>
        <span>{words('pay.due')}</span>
        <Money amount={due} className={styles.dueAmount} />
      </div>
      <MoneyField
        ref={field}
        label={words('pay.given')}
        classNames={{ input: styles.given ?? '', label: styles.givenLabel ?? '' }}
        placeholder={formatVnd(due).replace(/\D+$/, '')}
        amount={typed}
        onAmount={setTyped}
        disabled={isCommitting}
      />
      <div className={styles.notes}>
        <Button variant="light" h={48} px={4} disabled={isCommitting} onClick={() => setTyped(due)}>
          {words('pay.exact')}
        </Button>
        {likelyGiven(due).map((amount) => (
          <Button
            key={amount}
            variant="default"
            h={48}
            px={4}
            disabled={isCommitting}
            onClick={() => setTyped(amount)}
          >
            {formatVnd(amount)}
          </Button>
        ))}
      </div>
      <div className={styles.change} data-short={change < 0}>
        <span>{words(change < 0 ? 'pay.short' : 'pay.change')}</span>
        <output className={styles.changeAmount} data-long={Math.abs(change) >= 100_000_000}>
          {formatVnd(Math.abs(change))}
        </output>
      </div>
      <Button
        type="submit"
        h={72}
        fz={24}
        disabled={change < 0}
        loading={isCommitting}
        rightSection={<KeyCap name="Enter" />}
      >
        {words('pay.commit')}
      </Button>
      <Button
        variant="default"
        h={48}
        disabled={isCommitting}
        onClick={onBack}
        rightSection={<KeyCap name="Esc" />}
      >
        {words('pay.back')}
      </Button>
    </form>
  )
}
