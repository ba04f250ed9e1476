import type { Timers } from '../parts.ts'

/** Timers that fire when the test says so. */
export type ManualTimers = Timers & {
  /** Delays of what is waiting, shortest first. */
  waiting(): number[]
  /** Lets time pass: fires what is due, in order. */
  advance(ms: number): void
}

export function createManualTimers(): ManualTimers {
  let nowMs = 0
  let pending: { dueMs: number; callback: () => void }[] = []
  return {
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback }
      pending.push(timer)
      return () => {
        pending = pending.filter((other) => other !== timer)
      }
    },
    waiting: () => pending.map(({ dueMs }) => dueMs - nowMs).toSorted((a, b) => a - b),
    advance(ms) {
      nowMs += ms
      const due = pending.filter(({ dueMs }) => dueMs <= nowMs).toSorted((a, b) => a.dueMs - b.dueMs)
      pending = pending.filter(({ dueMs }) => dueMs > nowMs)
      for (const { callback } of due) callback()
    },
  }
}
