import type { Clock } from '#shared/time.ts'

/** The one true time of a run; it moves only between steps. */
export type TrueTime = { nowMs: number }

/** A till's clock: true time, wrong by `skewMs` until somebody sets it. */
export type SimClock = Clock & { skewMs: number; boot(): void }

export function simClock(time: TrueTime, skewMs: number): SimClock {
  let bootMs = time.nowMs
  return {
    skewMs,
    nowMs() {
      return time.nowMs + this.skewMs
    },
    monotonicMs: () => time.nowMs - bootMs,
    boot() {
      bootMs = time.nowMs
    },
  }
}
