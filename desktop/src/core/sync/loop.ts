import type { Timers } from '../parts.ts'
import { backOffMs } from './back-off.ts'
import type { Sync } from './sync.ts'

/** How often a till with nothing to send asks. */
const IDLE_MS = 15_000

export type Loop = {
  start(): void
  /** Something to send: at once, unless the line is down and a later try is due anyway. */
  wake(): void
  stop(): void
}

/** Rounds for ever: at once after a commit, every 15 s else, with back-off while they fail. */
export function createLoop(sync: Sync, timers: Timers, random: () => number): Loop {
  let isOn = false
  let cancel: (() => void) | null = null
  let isAgain = false
  let isRunning = false

  const schedule = (delayMs: number) => {
    cancel?.()
    cancel = timers.after(delayMs, () => void run())
  }
  const run = async () => {
    cancel = null
    isRunning = true
    isAgain = false
    await sync.once().catch(() => undefined) // a store that fails is the journal's to notice
    isRunning = false
    if (!isOn) return
    const { failureCount } = sync.contact()
    if (failureCount > 0) schedule(backOffMs(failureCount, random()))
    else schedule(isAgain ? 0 : Math.round(IDLE_MS * (1 - random() / 4)))
  }
  return {
    start() {
      if (isOn) return
      isOn = true
      schedule(0)
    },
    wake() {
      if (!isOn) return
      if (isRunning) isAgain = true
      else if (sync.contact().failureCount === 0) schedule(0)
    },
    stop() {
      isOn = false
      cancel?.()
      cancel = null
    },
  }
}
