import styles from './KeyCap.module.css'

/** The key that does the same as the button it stands on. */
export function KeyCap({ name }: { name: string }) {
  return (
    <kbd className={styles.cap} aria-hidden="true">
      {name}
    </kbd>
  )
}
