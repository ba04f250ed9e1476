import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { chordOf, isKeptFromBrowser } from './keymap.ts'
import styles from './Overlay.module.css'

/**
 * A question over the page that must be answered first. Keys stay in it, so that what lies below hears none; a scan is
 * caught at the window before it and waits as always. Give what lies below `inert`.
 */
export function Overlay({
  label,
  onEscape,
  children,
}: {
  label: string
  onEscape: () => void
  children: ReactNode
}) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    if (!root.current?.contains(before)) root.current?.focus()
    return () => (before instanceof HTMLElement ? before.focus() : undefined)
  }, [])

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Escape') onEscape()
    if (isKeptFromBrowser(chordOf(event.nativeEvent))) event.preventDefault()
  }

  return (
    <div
      ref={root}
      className={styles.overlay}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  )
}
