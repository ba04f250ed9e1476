import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../i18n/words.ts'
import split from '../ui/Split.module.css'

const REASONS = ['change', 'check', 'wrong-change'] as const

/** Why the drawer opens without a sale; without a reason it stays shut (T43). */
export function DrawerForm({ onOpen }: { onOpen: (reason: string) => Promise<boolean> }) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const canOpen = reason.trim() !== ''

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (canOpen) void onOpen(reason)
  }

  return (
    <form className={split.card} style={{ maxWidth: 620 }} onSubmit={onSubmit}>
      <p className={split.quiet}>{words('drawer.lead')}</p>
      <TextInput
        label={words('drawer.reason')}
        size="lg"
        maxLength={400}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autoFocus
      />
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {REASONS.map((name) => (
          <Button
            key={name}
            variant="default"
            h={48}
            onClick={() => setReason(words(`drawer.reason.${name}`))}
          >
            {words(`drawer.reason.${name}`)}
          </Button>
        ))}
      </div>
      <Button type="submit" h={60} fz={20} disabled={!canOpen}>
        {words('drawer.submit')}
      </Button>
    </form>
  )
}
