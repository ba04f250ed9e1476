import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Saying } from '../i18n/words.ts'
import type { BandTone } from '../ui/Band.tsx'

export type Notice = Saying & { tone: BandTone; id: number }
export type Notices = StoreApi<{ notice: Notice | null }> & {
  say(tone: BandTone, saying: Saying): void
  clear(): void
}

/** The one line at the foot of the page: the newest word on what was just done. */
export function createNotices(): Notices {
  const store = createStore<{ notice: Notice | null }>(() => ({ notice: null }))
  let lastId = 0
  return Object.assign(store, {
    say: (tone: BandTone, saying: Saying) => store.setState({ notice: { ...saying, tone, id: ++lastId } }),
    clear: () => store.setState({ notice: null }),
  })
}
