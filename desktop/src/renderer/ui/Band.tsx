import type { ReactNode } from 'react'
import styles from './Band.module.css'

export type BandTone = 'info' | 'caution' | 'danger'

const MARK: Readonly<Record<BandTone, string>> = { info: 'i', caution: '!', danger: '✕' }

/** A sentence across the page: what happened, what it means, what to do. It takes no focus and stops no scan. */
export function Band({
  tone,
  children,
  action,
}: {
  tone: BandTone
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.band} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <span className={styles.mark} aria-hidden="true">
        {MARK[tone]}
      </span>
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  )
}
