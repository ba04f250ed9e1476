import type { EntryAt } from '#shared/journal/entry.ts'
import { type Clock, instantMs, isoOf } from '#shared/time.ts'

/** How far wall and monotonic clock may part before a new run begins. */
const MAX_PARTING_MS = 2000
/** A question answered later than this says too little about the time. */
const MAX_ROUND_TRIP_MS = 60_000
const MAX_OFFSET_MS = 1e13
/** How fast a measure grows old: 100 ms in 1,000 s. */
const DRIFT = 1e-4
const FIRST_MS = -62_167_219_200_000
const LAST_MS = 253_402_300_799_999

/** Both clocks at one moment. */
export type Moment = { wallMs: number; monotonicMs: number }

/** Keeps `at`: the run, and the offset to the server measured in it. The only place that stamps an entry. */
export type Run = {
  stamp(): EntryAt
  now(): Moment
  /** The server said `serverNowMs` between `sent` and now. */
  measure(serverNowMs: number, sent: Moment): void
  /** Entries of this till with this run were found elsewhere: go on above. */
  raiseAbove(run: number): void
  /** Server minus till, null while this run has no measure. */
  offsetMs(): number | null
}

export function createRun(clock: Clock, firstRun: number): Run {
  let run = firstRun
  let partingMs = clock.nowMs() - clock.monotonicMs()
  let best: { offsetMs: number; doubtMs: number; atMs: number } | null = null

  const now = (): Moment => {
    const moment = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
    if (Math.abs(moment.wallMs - moment.monotonicMs - partingMs) > MAX_PARTING_MS) startRun(run + 1)
    return moment
  }
  const startRun = (number: number) => {
    run = number
    partingMs = clock.nowMs() - clock.monotonicMs()
    best = null
  }
  return {
    now,
    stamp() {
      const { wallMs } = now()
      const wall = isoOf(instantMs(Math.trunc(Math.min(Math.max(wallMs, FIRST_MS), LAST_MS))))
      return { wall, offsetMs: best?.offsetMs ?? null, run }
    },
    measure(serverNowMs, sent) {
      const before = run
      const received = now()
      const roundTripMs = received.monotonicMs - sent.monotonicMs
      const didJump = Math.abs(received.wallMs - sent.wallMs - roundTripMs) > MAX_PARTING_MS
      if (run !== before || didJump || roundTripMs > MAX_ROUND_TRIP_MS) return
      const doubtMs = roundTripMs / 2
      const grownMs = best
        ? best.doubtMs + (received.monotonicMs - best.atMs) * DRIFT
        : Number.POSITIVE_INFINITY
      if (doubtMs > grownMs) return
      const offsetMs = Math.round(serverNowMs + doubtMs - received.wallMs)
      if (Math.abs(offsetMs) > MAX_OFFSET_MS) return // no entry may hold it
      best = { offsetMs, doubtMs, atMs: received.monotonicMs }
    },
    raiseAbove(other) {
      if (other >= run) startRun(other + 1)
    },
    offsetMs: () => best?.offsetMs ?? null,
  }
}
