import type { Timers } from './parts.ts'

/** A promise that took longer than it may. What it stood for may still happen. */
export class DeadlineError extends Error {
  constructor(what: string, limitMs: number) {
    super(`${what} took longer than ${limitMs} ms`)
    this.name = 'DeadlineError'
  }
}

/** The promise's own end, or DeadlineError after `limitMs`. */
export function withDeadline<T>(
  promise: Promise<T>,
  options: { timers: Timers; limitMs: number; what: string },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = options.timers.after(options.limitMs, () =>
      reject(new DeadlineError(options.what, options.limitMs)),
    )
    promise.then(
      (value) => {
        cancel()
        resolve(value)
      },
      (error: unknown) => {
        cancel()
        reject(error)
      },
    )
  })
}
