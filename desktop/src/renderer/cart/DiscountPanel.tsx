import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { Choice } from '../ui/Choice.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { MoneyField } from '../ui/MoneyField.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import type { Cart } from './cart.ts'
import { type Discount, discountOn, parsePercent } from './discount.ts'
import { discountBase } from './discount-base.ts'
import styles from './DiscountPanel.module.css'

type Props = {
  cart: Cart
  selected: number | null
  /** On the line, or the whole sale when `index` is null. Answers whether it was taken. */
  onApply: (index: number | null, discount: Discount | null) => Promise<boolean>
  onClose: () => void
}

/** So many percent or đồng off a line or the sale; what then is due stands there before Enter. */
export function DiscountPanel({ cart, selected, onApply, onClose }: Props) {
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [scope, setScope] = useState<'line' | 'sale'>(selected === null ? 'sale' : 'line')
  const [kind, setKind] = useState<Discount['kind']>('percent')
  const [percent, setPercent] = useState('')
  const [amount, setAmount] = useState<number | null>(null)
  useEffect(() => field.current?.focus(), [kind, scope])
  const line = selected === null ? undefined : cart.lines[selected]
  const index = scope === 'line' && line ? selected : null
  const held = index === null ? cart.discount : (line?.discountAs ?? null)
  const base = discountBase(cart, index)
  const typed: Discount | null =
    kind === 'percent' ? parsePercent(percent) : amount === null || amount === 0 ? null : { kind, amount }
  const off = discountOn(base, typed)

  async function apply(discount: Discount | null): Promise<void> {
    if (await onApply(index, discount)) onClose()
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (typed) void apply(typed)
  }

  return (
    <SidePanel title={words('discount.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        {line && (
          <Choice
            label={words('discount.scope')}
            value={scope}
            onChoose={setScope}
            options={[
              { value: 'line', label: words('discount.scope.line') },
              { value: 'sale', label: words('discount.scope.sale') },
            ]}
          />
        )}
        {index !== null && <p className={styles.goods}>{line?.product.name}</p>}
        <Choice
          label={words('discount.kind')}
          value={kind}
          onChoose={setKind}
          options={[
            { value: 'percent', label: words('discount.kind.percent') },
            { value: 'amount', label: words('discount.kind.amount') },
          ]}
        />
        {kind === 'percent' ? (
          <TextInput
            ref={field}
            label={words('discount.percent')}
            size="lg"
            inputMode="decimal"
            autoComplete="off"
            rightSection="%"
            value={percent}
            onChange={(event) => setPercent(event.currentTarget.value)}
          />
        ) : (
          <MoneyField
            ref={field}
            label={words('discount.amount')}
            size="lg"
            amount={amount}
            onAmount={setAmount}
          />
        )}
        <div className={styles.pair}>
          <span>{words('discount.off')}</span>
          <output>{formatVnd(0 - off)}</output>
        </div>
        <div className={styles.pair}>
          <span>{words('discount.then')}</span>
          <output className={styles.then}>{formatVnd(base - off)}</output>
        </div>
        <Button type="submit" h={60} fz={20} disabled={!typed} rightSection={<KeyCap name="Enter" />}>
          {words('discount.apply')}
        </Button>
        {held !== null && (
          <Button variant="default" h={48} onClick={() => void apply(null)}>
            {words('discount.remove')}
          </Button>
        )}
      </form>
    </SidePanel>
  )
}
