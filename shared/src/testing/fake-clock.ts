import type { Clock } from '../time.ts'

/** A clock that moves only when told. */
export type FakeClock = Clock & {
  /** Time passes: both clocks go on. */
  advance(ms: number): void
  /** Somebody sets the wall clock; the monotonic one does not notice. */
  setWallMs(nowMs: number): void
  /** The program starts anew: the monotonic clock begins again at 0. */
  restart(): void
}

/** 22 November 2026, 09:00 in Vietnam. */
export const FAKE_NOW_MS = Date.parse('2026-11-22T02:00:00.000Z')

export function fakeClock(startMs: number = FAKE_NOW_MS): FakeClock {
  let wallMs = startMs
  let monotonicMs = 0
  return {
    nowMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    advance(ms) {
      wallMs += ms
      monotonicMs += ms
    },
    setWallMs(nowMs) {
      wallMs = nowMs
    },
    restart() {
      monotonicMs = 0
    },
  }
}
