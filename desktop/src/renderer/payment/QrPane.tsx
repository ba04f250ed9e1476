import { formatVnd } from '#shared/format.ts'
import type { BankAccount } from '#shared/protocol/feed.ts'
import { useWords } from '../i18n/words.ts'
import { QrCode } from './QrCode.tsx'
import { vietQrText } from './qr-code.ts'
import styles from './QrPane.module.css'

type Props = { payee: BankAccount | null; amount: number; bill: string }

/** The code the buyer's bank app reads: account, amount and the sale's number. */
export function QrPane({ payee, amount, bill }: Props) {
  const words = useWords()
  const text = payee && vietQrText({ bank: payee, amount, bill })
  if (!payee) return <p className={styles.none}>{words('pay.qr.none')}</p>
  return (
    <div className={styles.pane}>
      {text !== null && (
        <QrCode
          text={text}
          className={styles.code}
          label={words('pay.qr.label', { amount: formatVnd(amount) })}
        />
      )}
      <div>
        <strong>{payee.accountName}</strong>
        <div>{words('pay.qr.account', { bin: payee.bin, account: payee.account })}</div>
        <p className={styles.ask}>{words('pay.qr.ask')}</p>
      </div>
    </div>
  )
}
