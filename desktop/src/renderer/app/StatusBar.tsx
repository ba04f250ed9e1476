import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { TillState } from '../../core/till.ts'
import { formatSince } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import type { StaffStore } from '../staff/staff-store.ts'
import type { Hands } from './house.ts'
import styles from './StatusBar.module.css'

type Props = {
  state: TillState
  hands: Hands
  staff: StaffStore
  /** The devices that are gone. */
  devices: ReactNode
  onLanguage: () => void
}

/** Where, who, and whether the office has everything. */
export function StatusBar({ state, hands, staff, devices, onLanguage }: Props) {
  const words = useWords()
  const signedIn = useStore(staff, ({ signedIn }) => signedIn)
  const { point, identity, sync } = state
  const { isOnline, unsentCount, unsentSinceMs } = sync
  return (
    <header className={styles.bar}>
      <h1 className={styles.place}>
        <strong>{point?.name ?? words('app.title')}</strong>
        {identity && <span> · {words('status.till', { number: identity.number })}</span>}
      </h1>
      {devices}
      {signedIn && (
        <button
          type="button"
          className={styles.person}
          title={words('staff.switch')}
          onClick={staff.switchPerson}
        >
          {signedIn.name} <span aria-hidden="true">⇄</span>
        </button>
      )}
      {identity && (
        <div className={styles.badge} data-online={isOnline} role="status" aria-label={words('status.label')}>
          <span className={styles.dot} aria-hidden="true" />
          {words(isOnline ? 'status.online' : 'status.offline')} ·{' '}
          {unsentSinceMs === null
            ? words('status.unsent', { count: unsentCount })
            : words('status.unsent-since', {
                count: unsentCount,
                since: formatSince(unsentSinceMs, hands.nowMs()),
              })}
        </div>
      )}
      <button type="button" className={styles.language} onClick={onLanguage}>
        {words('app.language')}
      </button>
    </header>
  )
}
