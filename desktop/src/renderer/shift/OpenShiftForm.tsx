import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { Centered } from '../ui/Centered.tsx'
import { CashCount } from './CashCount.tsx'
import { type CashDraft, countedOf, NOTHING_COUNTED } from './notes.ts'

type Props = { cashierName: string; onOpen: (float: CashDraft) => Promise<unknown> }

/** With how much in the drawer the day begins, before the first sale. */
export function OpenShiftForm({ cashierName, onOpen }: Props) {
  const words = useWords()
  const [float, setFloat] = useState(NOTHING_COUNTED)
  const [isSending, setIsSending] = useState(false)
  const counted = countedOf(float)

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isSending) return
    setIsSending(true)
    void onOpen(float).finally(() => setIsSending(false))
  }

  return (
    <Centered title={words('shift.title')} isWide>
      <p>{words('shift.lead', { name: cashierName })}</p>
      <form onSubmit={onSubmit} style={{ display: 'contents' }}>
        <CashCount label={words('shift.float')} draft={float} onChange={setFloat} />
        <Button type="submit" h={56} fz={20} loading={isSending}>
          {counted === null
            ? words('shift.submit')
            : words('shift.submit.with', { amount: formatVnd(counted) })}
        </Button>
      </form>
    </Centered>
  )
}
