/** One save at a time; of those asked meanwhile only the last is done. A failed one is tried with the next change. */
export function latestOnly<T>(save: (value: T) => Promise<void>): (value: T) => void {
  let waiting: { value: T } | null = null
  let isSaving = false
  async function run(): Promise<void> {
    isSaving = true
    while (waiting) {
      const { value } = waiting
      waiting = null
      await save(value).catch(() => undefined)
    }
    isSaving = false
  }
  return (value) => {
    waiting = { value }
    if (!isSaving) void run()
  }
}
