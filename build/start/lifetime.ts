/** What can be stopped: a server, a database, a window. */
export type Stoppable = { stop(): Promise<void> | void }

/** What was started and how to stop it: in reverse order, each once, whatever asks for it and however often. */
export type Lifetime = {
  /**
   * Waits for something that is starting, and stops it at the end: also when the end comes while it starts.
   */
  hold<TPart extends Stoppable>(starting: Promise<TPart>): Promise<TPart>
  /** Stops everything; the same promise for every caller. */
  stop(): Promise<void>
  isStopping(): boolean
}

export function createLifetime(report: (error: unknown) => void): Lifetime {
  const parts: Promise<Stoppable>[] = []
  let stopping: Promise<void> | null = null
  const stopOne = async (starting: Promise<Stoppable>) => {
    const part = await starting.catch(() => null)
    await part?.stop()
  }
  const stopAll = async () => {
    for (let part = parts.pop(); part; part = parts.pop()) await stopOne(part).catch(report)
  }
  return {
    hold(starting) {
      if (stopping) stopping = stopping.then(() => stopOne(starting)).catch(report)
      else parts.push(starting)
      return starting
    },
    stop: () => (stopping ??= stopAll()),
    isStopping: () => stopping !== null,
  }
}

/**
 * Ends the program in order on Ctrl-C, SIGTERM, a closed terminal, when the process that started it is gone, or when
 * something nobody foresaw is thrown. A second signal while it is stopping changes nothing.
 */
export function stopOnSignals(lifetime: Lifetime, report: (error: unknown) => void): void {
  const end = (code: number) => void lifetime.stop().then(() => process.exit(code))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => end(0))
  process.on('uncaughtException', (error) => {
    report(error)
    end(1)
  })
  // Whoever read our output has gone away; that is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
