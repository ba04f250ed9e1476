import { Button, Textarea } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { formatVnd } from '#shared/format.ts'
import type { ShiftFigures } from '#shared/selling/expected-cash.ts'
import { useWords } from '../i18n/words.ts'
import { Band } from '../ui/Band.tsx'
import split from '../ui/Split.module.css'
import { CashCount } from './CashCount.tsx'
import { closeNeeds } from './close-flow.ts'
import { countedOf } from './notes.ts'
import type { ShiftStore } from './shift-store.ts'

type Props = { shift: ShiftStore; differenceLimit: number; unsentCount: number; hasOpenCart: boolean }

/** Counts blind at the left; at the right, once the count is saved, what should be there. */
export function CloseShift({ shift, differenceLimit, unsentCount, hasOpenCart }: Props) {
  const words = useWords()
  const { flow, expected, isBusy } = useStore(shift)
  const counted = countedOf(flow.draft)
  useEffect(() => shift.resume(), [shift])

  return (
    <div className={split.split}>
      <section className={split.card}>
        <CashCount
          label={words('close.counted')}
          draft={flow.draft}
          isDisabled={flow.step === 'counted'}
          onChange={shift.count}
        />
      </section>
      <section className={split.card}>
        {flow.step === 'counting' ? (
          <>
            <p>{words('close.blind')}</p>
            {unsentCount > 0 && (
              <p className={split.quiet}>{words('close.unsent', { count: unsentCount })}</p>
            )}
            {hasOpenCart && <p className={split.quiet}>{words('close.cart')}</p>}
            <Button h={64} fz={20} disabled={counted === null} onClick={() => void shift.fix()}>
              {counted === null
                ? words('close.fix.nothing')
                : words('close.fix', { amount: formatVnd(counted) })}
            </Button>
          </>
        ) : (
          expected && (
            <Revealed
              figures={expected}
              needs={closeNeeds(flow, { expected: expected.expected, differenceLimit })}
              counted={counted ?? 0}
              reason={flow.reason}
              limit={differenceLimit}
              isBusy={isBusy}
              onReason={shift.sayReason}
              onClose={() => void shift.close()}
            />
          )
        )}
      </section>
    </div>
  )
}

type RevealedProps = {
  figures: ShiftFigures
  needs: ReturnType<typeof closeNeeds>
  counted: number
  reason: string
  limit: number
  isBusy: boolean
  onReason: (reason: string) => void
  onClose: () => void
}

function Revealed({ figures, needs, counted, reason, limit, isBusy, onReason, onClose }: RevealedProps) {
  const words = useWords()
  const { difference, needsReason, needsManager } = needs
  const kind = difference === 0 ? 'none' : difference > 0 ? 'more' : 'less'
  const parts = [
    ['close.float', figures.float],
    ['close.cash-sales', figures.cashSales],
    ['close.cash-refunds', 0 - figures.cashRefunds],
    ['close.paid-in', figures.paidIn],
    ['close.paid-out', 0 - figures.paidOut],
  ] as const
  return (
    <>
      <p className={split.quiet}>{words('close.fixed')}</p>
      <dl className={split.figures}>
        {parts.map(([key, amount]) => (
          <div key={key}>
            <dt>{words(key)}</dt>
            <dd>{formatVnd(amount)}</dd>
          </div>
        ))}
        <div data-weight="strong">
          <dt>{words('close.expected')}</dt>
          <dd>{formatVnd(figures.expected)}</dd>
        </div>
        <div data-weight="strong">
          <dt>{words('close.counted')}</dt>
          <dd>{formatVnd(counted)}</dd>
        </div>
        <div data-weight="large" data-tone={difference === 0 ? 'calm' : 'caution'}>
          <dt>{words(`close.difference.${kind}`)}</dt>
          <dd>{formatVnd(Math.abs(difference))}</dd>
        </div>
      </dl>
      {difference !== 0 && (
        <Textarea
          label={words('close.reason')}
          size="lg"
          minRows={2}
          maxLength={400}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
          autoFocus
        />
      )}
      {needsManager && (
        <Band tone="caution">{words('close.needs-manager', { limit: formatVnd(limit) })}</Band>
      )}
      <Button h={64} fz={20} disabled={needsReason} loading={isBusy} onClick={onClose}>
        {words('close.submit')}
      </Button>
    </>
  )
}
