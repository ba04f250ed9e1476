import { useEffect, useRef } from 'react'
import { formatVnd } from '#shared/format.ts'
import type { DisplayPage } from '../../machine/contract-display.ts'
import { useWords } from '../i18n/words.ts'
import { QrCode } from '../payment/QrCode.tsx'
import styles from './DisplayScreen.module.css'

/** The buyer's side of the counter, to be read from a metre away. It has nothing to press. */
export function DisplayScreen({ page }: { page: DisplayPage }) {
  const words = useWords()
  switch (page.kind) {
    case 'welcome':
      return (
        <main className={styles.middle}>
          <p className={styles.ocop}>OCOP</p>
          <h1 className={styles.shop}>{page.shop}</h1>
          <p className={styles.word}>{words('display.welcome')}</p>
        </main>
      )
    case 'cart':
      return <CartPage page={page} />
    case 'vietqr':
      return (
        <main className={styles.qr}>
          <QrCode
            text={page.vietQr}
            className={styles.code}
            label={words('pay.qr.label', { amount: formatVnd(page.amount) })}
          />
          <div className={styles.ask}>
            <h1 className={styles.title}>{words('display.scan')}</h1>
            <p className={styles.amount}>{formatVnd(page.amount)}</p>
            <p className={styles.account}>{page.account}</p>
          </div>
        </main>
      )
    case 'thanks':
      return (
        <main className={styles.middle}>
          <h1 className={styles.shop}>{words('display.thanks')}</h1>
          <p className={styles.word}>{words('display.paid', { total: formatVnd(page.total) })}</p>
          {page.change > 0 && (
            <div className={styles.change}>
              <span>{words('pay.change')}</span>
              <strong>{formatVnd(page.change)}</strong>
            </div>
          )}
        </main>
      )
  }
}

/** The newest line in sight, the total below it always. */
function CartPage({ page: { lines, total } }: { page: Extract<DisplayPage, { kind: 'cart' }> }) {
  const words = useWords()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'end' }) // a promise in new browsers: no clean-up
  }, [lines])
  return (
    <main className={styles.cart}>
      <h1 className={styles.hidden}>{words('cart.title')}</h1>
      <ol className={styles.lines} ref={list} tabIndex={0} aria-label={words('cart.title')}>
        {lines.map(({ name, quantity, amount }, index) => (
          <li key={index} className={styles.line}>
            <span className={styles.name}>{name}</span>
            <span className={styles.quantity}>{quantity}</span>
            <span className={styles.sum}>{formatVnd(amount)}</span>
          </li>
        ))}
      </ol>
      <div className={styles.total}>
        <span>{words('total.label')}</span>
        <strong>{formatVnd(total)}</strong>
      </div>
    </main>
  )
}
