import { useEffect, useRef } from 'react'

/** Keys of the whole page by `event.key`: F2, F9, Escape. Fields that use one themselves stop it on its way. */
export type PageKeys = Readonly<Record<string, () => void>>

/** Listens while the component is there. Keys with Ctrl, Alt or Windows stay the browser's; held keys count once. */
export function usePageKeys(keys: PageKeys): void {
  const newest = useRef(keys)
  useEffect(() => {
    newest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = newest.current[event.key]
      if (!act || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      if (!event.repeat) act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
