import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { formatDay, formatTimeOfDay, formatVnd } from '#shared/format.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { businessDayOf } from '#shared/time.ts'
import type { FoundSale } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import split from '../ui/Split.module.css'
import styles from './Returns.module.css'
import type { ReturnFlow } from './return-flow.ts'
import type { ReturnStore } from './return-store.ts'

type Props = { flow: Extract<ReturnFlow, { step: 'finding' }>; returns: ReturnStore }

/** The sale that goods come back of: scanned, typed, or chosen from the newest. */
export function FindSale({ flow, returns }: Props) {
  const words = useWords()
  const [text, setText] = useState('')
  const title = words(text === '' ? 'return.find.recent' : 'return.find.found')

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    void returns.find(text)
  }

  return (
    <div className={split.split}>
      <section className={split.card}>
        <form onSubmit={onSubmit}>
          <TextInput
            label={words('return.find')}
            placeholder={words('return.find.placeholder')}
            size="lg"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              if (!/\d/.test(event.currentTarget.value)) void returns.find(event.currentTarget.value)
            }}
            autoFocus
          />
        </form>
        {flow.missing !== null && (
          <Band tone="caution">{words('return.find.nothing', { text: flow.missing })}</Band>
        )}
        {flow.found.length > 0 && (
          <>
            <h3 className={styles.subtitle}>{title}</h3>
            <ul className={styles.sales}>
              {flow.found.map((found) => (
                <li key={found.ref.hash}>
                  <SaleButton found={found} onChoose={() => returns.choose(found)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className={split.card}>
        <Button variant="default" h={60} fz={18} onClick={() => void returns.beginLoose()}>
          {words('return.without-slip')}
        </Button>
        <p className={split.quiet}>{words('return.without-slip.needs')}</p>
      </section>
    </div>
  )
}

function SaleButton({ found, onChoose }: { found: FoundSale; onChoose: () => void }) {
  const words = useWords()
  const { sale, atMs, isVoided } = found
  const [first, ...others] = sale.lines
  return (
    <button type="button" className={styles.sale} disabled={isVoided} onClick={onChoose}>
      <span className={styles.number}>{formatSaleNumber(sale.number)}</span>
      <span className={styles.time}>
        {formatTimeOfDay(atMs)} {formatDay(businessDayOf(atMs))}
      </span>
      <span className={styles.goods}>
        {first?.productName}
        {others.length > 0 && ` +${others.length}`}
        {isVoided && ` (${words('return.sale.voided')})`}
      </span>
      <strong className={styles.amount}>{formatVnd(sale.total)}</strong>
    </button>
  )
}
