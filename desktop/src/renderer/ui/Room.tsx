import { type ReactNode, useId } from 'react'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from './KeyCap.tsx'
import styles from './Room.module.css'

/** A page beside the counter: what it is, and the way back. */
export function Room({
  title,
  onBack,
  children,
}: {
  title: string
  onBack: () => void
  children: ReactNode
}) {
  const words = useWords()
  const id = useId()
  return (
    <main className={styles.room} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <button type="button" className={styles.back} onClick={onBack}>
          {words('work.back')} <KeyCap name="Esc" />
        </button>
      </div>
      <div className={styles.body}>{children}</div>
    </main>
  )
}
