import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { formatTimeOfDay, formatVnd } from '#shared/format.ts'
import { formatSaleNumber } from '#shared/selling/sale-number.ts'
import { type ReceiptRow, receiptModel } from '#shared/selling/receipt.ts'
import { must } from '#shared/result.ts'
import type { FoundSale, TillState } from '../../core/till.ts'
import { useWords } from '../i18n/words.ts'
import split from '../ui/Split.module.css'
import { canCorrect } from './correct-payment.ts'
import { CorrectPayment } from './CorrectPayment.tsx'
import { Receipt } from './Receipt.tsx'
import styles from './SalesScreen.module.css'
import type { SalesStore } from './sales-store.ts'

/** The point's newest sales, each with its slip, to print again or put right. */
export function SalesScreen({ sales, state }: { sales: SalesStore; state: TillState }) {
  const words = useWords()
  const { found, chosen, payments, reprinted, isBusy } = useStore(sales)
  const [isCorrecting, setIsCorrecting] = useState(false)
  useEffect(() => {
    void sales.search('')
    return () => void sales.choose(null)
  }, [sales])

  function choose(sale: FoundSale): void {
    setIsCorrecting(false)
    void sales.choose(sale)
  }

  return (
    <div className={styles.screen}>
      <section className={split.card}>
        <TextInput
          label={words('return.find')}
          placeholder={words('return.find.placeholder')}
          size="lg"
          autoComplete="off"
          onChange={(event) => void sales.search(event.currentTarget.value)}
          autoFocus
        />
        {found.length === 0 && <p className={split.quiet}>{words('sales.none')}</p>}
        <ul className={styles.list} aria-label={words('sales.list')}>
          {found.map((sale) => (
            <li key={sale.ref.hash}>
              <button
                type="button"
                className={styles.sale}
                aria-pressed={sale.ref.hash === chosen?.ref.hash}
                onClick={() => choose(sale)}
              >
                <span>
                  <strong>{formatSaleNumber(sale.sale.number)}</strong> {formatTimeOfDay(sale.atMs)}
                  {sale.isVoided && ` · ${words('sales.voided')}`}
                </span>
                <strong>{formatVnd(sale.sale.total)}</strong>
              </button>
            </li>
          ))}
        </ul>
      </section>
      {chosen && <Receipt rows={reprinted ?? slipOf(chosen, state)} />}
      {chosen && (
        <section className={split.card}>
          <Button h={60} fz={20} loading={isBusy} onClick={() => void sales.reprint()}>
            {words('sales.reprint')}
          </Button>
          {!canCorrect(chosen, state) ? (
            <p className={split.quiet}>{words('sales.correct.not-now')}</p>
          ) : isCorrecting ? (
            <CorrectPayment
              payments={payments}
              isBusy={isBusy}
              onCorrect={(draft) =>
                void sales.correct(draft).then((isDone) => isDone && setIsCorrecting(false))
              }
            />
          ) : (
            <Button variant="default" h={52} fz={18} onClick={() => setIsCorrecting(true)}>
              {words('sales.correct')}
            </Button>
          )}
        </section>
      )}
    </div>
  )
}

function slipOf({ sale, ref, atMs }: FoundSale, { point }: TillState): readonly ReceiptRow[] {
  return receiptModel({ sale, point: must(point, 'the point'), entry: ref, atMs, copy: 0 })
}
