import { useMemo } from 'react'
import { formatVnd } from '#shared/format.ts'
import type { BankAccount } from '#shared/protocol/feed.ts'
import { useWords } from '../i18n/words.ts'
import { qrModules } from './qr-code.ts'
import styles from './QrPane.module.css'

type Props = { payee: BankAccount | null; amount: number; bill: string }

/** The code the buyer's bank app reads: account, amount and the sale's number. */
export function QrPane({ payee, amount, bill }: Props) {
  const words = useWords()
  const modules = useMemo(() => payee && qrModules({ bank: payee, amount, bill }), [payee, amount, bill])
  if (!payee) return <p className={styles.none}>{words('pay.qr.none')}</p>
  return (
    <div className={styles.pane}>
      {modules && (
        <svg
          className={styles.code}
          viewBox={`0 0 ${modules.length} ${modules.length}`}
          role="img"
          aria-label={words('pay.qr.label', { amount: formatVnd(amount) })}
          shapeRendering="crispEdges"
        >
          <rect width={modules.length} height={modules.length} fill="#ffffff" />
          <path d={pathOf(modules)} fill="#000000" />
        </svg>
      )}
      <div>
        <strong>{payee.accountName}</strong>
        <div>{words('pay.qr.account', { bin: payee.bin, account: payee.account })}</div>
        <p className={styles.ask}>{words('pay.qr.ask')}</p>
      </div>
    </div>
  )
}

/** One path for all dark modules. */
function pathOf(modules: readonly boolean[][]): string {
  return modules
    .flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).filter((part) => part !== ''),
    )
    .join('')
}
