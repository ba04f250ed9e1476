import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import {
  type Buyer,
  BUYER_FIELDS,
  type BuyerFault,
  type BuyerField,
  NO_BUYER,
  readBuyer,
} from '#shared/selling/buyer.ts'
import { useWords, type Words } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import type { Cart } from './cart.ts'
import styles from './BuyerPanel.module.css'

type Props = { buyer: Cart['buyer']; onSet: (buyer: Buyer | null) => void; onClose: () => void }

const INPUT_MODE = { name: 'text', taxCode: 'text', address: 'text', email: 'email', phone: 'tel' } as const

/** What an invoice needs of the buyer, asked only when they want one. It goes with the sale and is in no journal. */
export function BuyerPanel({ buyer, onSet, onClose }: Props) {
  const words = useWords()
  const [typed, setTyped] = useState<Buyer>(buyer ?? NO_BUYER)
  const [faults, setFaults] = useState<readonly BuyerFault[]>([])
  const form = useRef<HTMLFormElement>(null)

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    const read = readBuyer(typed)
    if (read.ok) return onSet(read.value)
    setFaults(read.error)
    const [first] = read.error
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first.field}]`)?.focus()
  }
  function onType(field: BuyerField, value: string): void {
    setTyped({ ...typed, [field]: value })
    setFaults(faults.filter((fault) => fault.field !== field))
  }

  return (
    <SidePanel title={words('buyer.title')} onClose={onClose}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <p className={styles.hint}>{words('buyer.hint')}</p>
        {BUYER_FIELDS.map((field, index) => (
          <TextInput
            key={field}
            className={styles[field]}
            name={field}
            label={words(`buyer.${field}`)}
            size="md"
            inputMode={INPUT_MODE[field]}
            autoComplete="off"
            autoFocus={index === 0}
            value={typed[field]}
            error={errorOf(faults, field, words)}
            onChange={(event) => onType(field, event.currentTarget.value)}
          />
        ))}
        <Button type="submit" h={56} fz={20} rightSection={<KeyCap name="Enter" />}>
          {words('buyer.submit')}
        </Button>
        {buyer && (
          <Button variant="default" h={48} onClick={() => onSet(null)}>
            {words('buyer.remove')}
          </Button>
        )}
      </form>
    </SidePanel>
  )
}

function errorOf(faults: readonly BuyerFault[], field: BuyerField, words: Words): string | undefined {
  const fault = faults.find((each) => each.field === field)?.fault
  if (fault === undefined) return undefined
  if (fault !== 'bad') return words(`buyer.${fault}`)
  return field === 'name' || field === 'address' ? undefined : words(`buyer.bad.${field}`)
}
