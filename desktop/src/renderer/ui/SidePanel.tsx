import { type ReactNode, useId } from 'react'
import { useWords } from '../i18n/words.ts'
import { KeyCap } from './KeyCap.tsx'
import styles from './SidePanel.module.css'

/** Something beside the goods: it never covers them, and a scan goes on past it. */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const words = useWords()
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <button type="button" className={styles.close} onClick={onClose}>
          {words('side.close')} <KeyCap name="Esc" />
        </button>
      </div>
      {children}
    </section>
  )
}
