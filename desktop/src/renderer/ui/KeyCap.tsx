import styles from './KeyCap.module.css'

/** The key that does the same as the button it stands on; read out only where it is what the text is about. */
export function KeyCap({ name, isRead = false }: { name: string; isRead?: boolean }) {
  return (
    <kbd className={styles.cap} aria-hidden={isRead ? undefined : true}>
      {name.replace('Backspace', '⌫')}
    </kbd>
  )
}
