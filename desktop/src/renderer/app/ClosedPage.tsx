import { Button } from '@mantine/core'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import { formatVnd } from '#shared/format.ts'
import { useWords } from '../i18n/words.ts'
import { Receipt } from '../sale/Receipt.tsx'
import type { ClosedShift } from '../shift/shift-store.ts'
import { Room } from '../ui/Room.tsx'
import split from '../ui/Split.module.css'

type Props = {
  closed: ClosedShift
  rows: readonly ReceiptRow[]
  onReprint: () => void
  onLeave: () => void
}

/** The Z of the shift that was just closed, until somebody has seen it. */
export function ClosedPage({ closed, rows, onReprint, onLeave }: Props) {
  const words = useWords()
  const { difference } = closed.closing
  const kind = difference === 0 ? 'none' : difference > 0 ? 'more' : 'less'
  return (
    <Room title={words('close.done')} onBack={onLeave}>
      <div className={split.split}>
        <Receipt rows={rows} label={words('close.slip')} />
        <section className={split.card} role="status">
          <dl className={split.figures}>
            <div data-weight="large" data-tone={difference === 0 ? 'calm' : 'caution'}>
              <dt>{words(`close.difference.${kind}`)}</dt>
              <dd>{formatVnd(Math.abs(difference))}</dd>
            </div>
          </dl>
          <Button h={64} fz={20} onClick={onLeave} autoFocus>
            {words('close.leave')}
          </Button>
          <Button variant="default" h={52} fz={18} onClick={onReprint}>
            {words('print.z.again')}
          </Button>
        </section>
      </div>
    </Room>
  )
}
