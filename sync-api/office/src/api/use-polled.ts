import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { type LoadTrouble, troubleOf } from './trouble.ts'

const POLL_MS = 4_000

/** The last answer, which stays on the screen while a newer one is awaited, and what went wrong since. */
export type Polled<T> = { data: T | null; trouble: LoadTrouble | null; reload: () => void }

type Question<T> = {
  /** Another key asks at once; the last answer stays until the new one is there, and says itself what it is of. */
  key: string
  ask: (signal: AbortSignal) => Promise<T>
  onSessionEnded: () => void
}

/** Asks at once, and every few seconds while the page is visible, so that a sale appears without a reload. */
export function usePolled<T>({ key, ask, onSessionEnded }: Question<T>): Polled<T> {
  const [answer, setAnswer] = useState<{ data: T | null; trouble: LoadTrouble | null }>({
    data: null,
    trouble: null,
  })
  const [round, setRound] = useState(0)
  const askNow = useEffectEvent(ask)
  const fail = useEffectEvent((error: unknown) => {
    const trouble = troubleOf(error)
    if (trouble === 'signed-out') onSessionEnded()
    else setAnswer(({ data }) => ({ data, trouble }))
  })

  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let isAsking = false
    const next = async () => {
      clearTimeout(timer)
      if (document.hidden || isAsking) return
      isAsking = true
      try {
        const data = await askNow(stop.signal)
        if (!stop.signal.aborted) setAnswer({ data, trouble: null })
      } catch (error) {
        if (!stop.signal.aborted) fail(error)
      }
      isAsking = false
      if (!stop.signal.aborted) timer = setTimeout(next, POLL_MS)
    }
    document.addEventListener('visibilitychange', next)
    void next()
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', next)
    }
  }, [key, round])

  const reload = useCallback(() => setRound((count) => count + 1), [])
  return { ...answer, reload }
}
