import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import styles from './OpenPriceForm.module.css'

type Goods = { name: string; unit: string; unitPrice: number; code: string | null }
type Props = { code: string | null; onAdd: (goods: Goods) => Promise<void>; onClose: () => void }

/** Goods that no catalogue knows are sold all the same: name and price are enough. */
export function OpenPriceForm({ code, onAdd, onClose }: Props) {
  const words = useWords()
  const [name, setName] = useState('')
  const [unit, setUnit] = useState(words('open-price.unit.default'))
  const [price, setPrice] = useState<number | null>(null)
  const [isSending, setIsSending] = useState(false)
  const isComplete = name.trim() !== '' && unit.trim() !== '' && price !== null && price > 0

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (!isComplete || isSending) return
    setIsSending(true)
    const goods = { name: name.trim(), unit: unit.trim(), unitPrice: price, code }
    void onAdd(goods).finally(() => setIsSending(false))
  }

  return (
    <SidePanel title={words('open-price.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        {code !== null && (
          <p>
            {words('open-price.code')}: <strong>{code}</strong>
          </p>
        )}
        <TextInput
          label={words('open-price.name')}
          size="lg"
          autoComplete="off"
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.pair}>
          <MoneyField label={words('open-price.price')} size="lg" amount={price} onAmount={setPrice} />
          <TextInput
            label={words('open-price.unit')}
            size="lg"
            autoComplete="off"
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
        </div>
        <Button
          type="submit"
          h={60}
          fz={20}
          disabled={!isComplete}
          loading={isSending}
          rightSection={<KeyCap name="Enter" />}
        >
          {words('open-price.add')}
        </Button>
        <p className={styles.lead}>{words('open-price.lead')}</p>
      </form>
    </SidePanel>
  )
}
