/** What was started and how to stop it: in reverse order, each once, whatever asks for it and however often. */
export type Lifetime = {
  /** Notes how to stop what was just started. */
  onStop(stop: () => Promise<void> | void): void
  /** Stops everything; the same promise for every caller. */
  stop(): Promise<void>
}

export function createLifetime(report: (error: unknown) => void): Lifetime {
  const stops: (() => Promise<void> | void)[] = []
  let stopping: Promise<void> | null = null
  const stopAll = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      try {
        await stop()
      } catch (error) {
        report(error)
      }
    }
  }
  return {
    onStop: (stop) => void stops.push(stop),
    stop: () => (stopping ??= stopAll()),
  }
}

/**
 * Ends the program in order on Ctrl-C, SIGTERM, a closed terminal, or when the process that started it is gone.
 * A second signal while it is stopping changes nothing.
 */
export function stopOnSignals(lifetime: Lifetime): void {
  const end = (code: number) => () => void lifetime.stop().then(() => process.exit(code))
  process.on('SIGINT', end(130))
  process.on('SIGTERM', end(143))
  process.on('SIGHUP', end(129))
  process.on('disconnect', end(143))
}
