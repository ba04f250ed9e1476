import type { ReactNode } from 'react'
import styles from './Centered.module.css'

/** One card in the middle: a page with a single thing to do. */
export function Centered({
  title,
  isWide = false,
  children,
}: {
  title: string
  isWide?: boolean
  children: ReactNode
}) {
  return (
    <main className={styles.page}>
      <section className={styles.card} data-wide={isWide} aria-labelledby="card-title">
        <h2 id="card-title" className={styles.title}>
          {title}
        </h2>
        {children}
      </section>
    </main>
  )
}
