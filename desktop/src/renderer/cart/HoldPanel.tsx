import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { formatTimeOfDay, formatVnd } from '#shared/format.ts'
import type { HeldCart } from '../../core/till.ts'
import { useWords, type Words } from '../i18n/words.ts'
import { KeyCap } from '../ui/KeyCap.tsx'
import { PickList } from '../ui/PickList.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { readCart, saleDiscountOf } from './cart.ts'
import { discountBase } from './discount-base.ts'
import styles from './HoldPanel.module.css'

type Props = {
  hasGoods: boolean
  loadHeld: () => Promise<readonly HeldCart[]>
  onHold: (name: string) => Promise<void>
  onRecall: (held: HeldCart) => Promise<void>
  onClose: () => void
}

/** Puts the open sale aside under a name, or brings one back. */
export function HoldPanel({ hasGoods, loadHeld, onHold, onRecall, onClose }: Props) {
  const words = useWords()
  const [name, setName] = useState('')
  const [held, setHeld] = useState<readonly HeldCart[] | null>(null)
  useEffect(() => void loadHeld().then(setHeld), [loadHeld])

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    void onHold(name)
  }

  return (
    <SidePanel title={words(hasGoods ? 'hold.title' : 'hold.recall.title')} onClose={onClose}>
      {hasGoods ? (
        <form className={styles.form} onSubmit={onSubmit}>
          <TextInput
            label={words('hold.name')}
            placeholder={words('hold.name.hint')}
            size="lg"
            maxLength={60}
            autoComplete="off"
            autoFocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" h={60} fz={20} rightSection={<KeyCap name="Enter" />}>
            {words('hold.submit')}
          </Button>
          {held !== null && held.length > 0 && <p className={styles.note}>{words('hold.open-first')}</p>}
        </form>
      ) : (
        held !== null &&
        (held.length === 0 ? (
          <p>{words('hold.none')}</p>
        ) : (
          <PickList
            label={words('hold.recall.title')}
            picks={held.map((cart) => ({
              key: cart.saleId,
              label: cart.name || words('hold.unnamed', { time: formatTimeOfDay(cart.heldAtMs) }),
              note: noteOf(cart, words),
              onPick: () => void onRecall(cart),
            }))}
          />
        ))
      )}
    </SidePanel>
  )
}

function noteOf({ json }: HeldCart, words: Words): string {
  const cart = readCart(json)
  if (!cart) return ''
  const amount = formatVnd(discountBase(cart, null) - saleDiscountOf(cart))
  return words('hold.note', { lines: cart.lines.length, amount })
}
