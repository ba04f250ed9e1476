export type LatestOnly<T> = {
  save(value: T): void
  /** When all that was asked for is done. */
  settled(): Promise<void>
}

/** One save at a time; of those asked meanwhile only the last is done. A failed one is tried with the next change. */
export function latestOnly<T>(save: (value: T) => Promise<void>): LatestOnly<T> {
  let waiting: { value: T } | null = null
  let running: Promise<void> | null = null
  async function run(): Promise<void> {
    while (waiting) {
      const { value } = waiting
      waiting = null
      await save(value).catch(() => undefined)
    }
    running = null
  }
  return {
    save(value) {
      waiting = { value }
      running ??= run()
    },
    settled: async () => running ?? undefined,
  }
}
