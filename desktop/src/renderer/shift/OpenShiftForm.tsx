import { Button, Radio } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StaffRow } from '#shared/protocol/feed.ts'
import { useWords } from '../i18n/words.ts'
import { Centered } from '../ui/Centered.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'

type Props = {
  staff: readonly StaffRow[]
  isReady: boolean
  isOnline: boolean
  onOpen: (shift: { cashier: StaffRow; float: number }) => Promise<void>
}

/** Who sells and with how much in the drawer, before the first sale. */
export function OpenShiftForm({ staff, isReady, isOnline, onOpen }: Props) {
  const words = useWords()
  const [cashierId, setCashierId] = useState<string | null>(null)
  const [float, setFloat] = useState<number | null>(null)
  const [isSending, setIsSending] = useState(false)
  const sellers = staff.toSorted((a, b) => Number(a.role === 'manager') - Number(b.role === 'manager'))
  const cashier = sellers.find(({ id }) => id === cashierId) ?? sellers[0]

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isSending || !cashier) return
    setIsSending(true)
    void onOpen({ cashier, float: float ?? 0 }).finally(() => setIsSending(false))
  }

  if (!isReady || !cashier)
    return (
      <Centered title={words('shift.title')}>
        <p role="status">{words(isOnline ? 'shift.waiting' : 'shift.waiting.offline')}</p>
      </Centered>
    )
  return (
    <Centered title={words('shift.title')}>
      <form onSubmit={onSubmit} style={{ display: 'contents' }}>
        <Radio.Group label={words('shift.cashier')} size="md" value={cashier.id} onChange={setCashierId}>
          {sellers.map(({ id, name }) => (
            <Radio key={id} value={id} label={name} size="md" py={10} />
          ))}
        </Radio.Group>
        <MoneyField
          label={words('shift.float')}
          size="lg"
          amount={float}
          onAmount={setFloat}
          placeholder="0"
          autoFocus
        />
        <Button type="submit" h={56} fz={20} loading={isSending}>
          {words('shift.submit')}
        </Button>
      </form>
    </Centered>
  )
}
