import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { type LoadTrouble, troubleOf } from './trouble.ts'

type Question<T> = {
  /** Another key asks again. */
  key: string
  ask: (signal: AbortSignal) => Promise<T>
  onSessionEnded: () => void
}

/** Asks once: for what someone is about to edit, and must not change under their hands. */
export function useAsked<T>({ key, ask, onSessionEnded }: Question<T>) {
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
    askNow(stop.signal).then(
      (data) => stop.signal.aborted || setAnswer({ data, trouble: null }),
      (error: unknown) => stop.signal.aborted || fail(error),
    )
    return () => stop.abort()
  }, [key, round])
  const reload = useCallback(() => setRound((count) => count + 1), [])
  return { ...answer, reload }
}
