import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import styles from './CashPanel.module.css'

type Props = {
  direction: 'in' | 'out'
  onMove: (moved: { amount: number; reason: string }) => Promise<void>
  onClose: () => void
}

/** Cash into or out of the drawer without a sale: never without a reason. */
export function CashPanel({ direction, onMove, onClose }: Props) {
  const words = useWords()
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [isSending, setIsSending] = useState(false)
  const isComplete = amount !== null && amount > 0 && reason.trim() !== ''

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (!isComplete || isSending) return
    setIsSending(true)
    void onMove({ amount, reason: reason.trim() }).finally(() => setIsSending(false))
  }

  return (
    <SidePanel title={words(`cash.${direction}.title`)} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <MoneyField
          label={words('cash.amount')}
          size="lg"
          autoFocus
          placeholder="0"
          amount={amount}
          onAmount={setAmount}
        />
        <TextInput
          label={words('cash.reason')}
          placeholder={words(`cash.${direction}.hint`)}
          size="lg"
          maxLength={200}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          type="submit"
          h={60}
          fz={20}
          disabled={!isComplete}
          loading={isSending}
          rightSection={<KeyCap name="Enter" />}
        >
          {words(`cash.${direction}.submit`, { amount: formatVnd(amount ?? 0) })}
        </Button>
      </form>
    </SidePanel>
  )
}
