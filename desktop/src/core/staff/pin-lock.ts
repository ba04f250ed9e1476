/**
 * How long a person's PIN stays shut after wrong ones. Waits are counted in the run time of the program alone: setting
 * the clock shortens nothing, and neither does starting anew, for what is left of a wait is kept.
 */
export type PinLock = { failures: number; untilMs: number }
/** As it is kept between two runs. */
export type KeptLock = { failures: number; leftMs: number }

const FREE_FAILURES = 3
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000

export const NO_LOCK: PinLock = { failures: 0, untilMs: Number.NEGATIVE_INFINITY }

/** The wait after that many wrong PINs in a row: none for two slips, then 30 s, doubled each time, at most 15 min. */
export function waitMsAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT_MS)
}

export function failedAt({ failures }: PinLock, monotonicMs: number): PinLock {
  return { failures: failures + 1, untilMs: monotonicMs + waitMsAfter(failures + 1) }
}

export function leftMs({ untilMs }: PinLock, monotonicMs: number): number {
  return Math.max(0, Math.ceil(untilMs - monotonicMs))
}

export function keptLock(lock: PinLock, monotonicMs: number): KeptLock {
  return { failures: lock.failures, leftMs: leftMs(lock, monotonicMs) }
}

export function resumedLock(kept: KeptLock | undefined, monotonicMs: number): PinLock {
  return kept === undefined ? NO_LOCK : { failures: kept.failures, untilMs: monotonicMs + kept.leftMs }
}
