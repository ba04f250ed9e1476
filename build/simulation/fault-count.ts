/** How often each fault really happened: a run that injected none proves nothing. */
export type FaultCount = {
  note<T>(kind: string, passThrough?: T): T
  counts(): Record<string, number>
}

export function faultCount(): FaultCount {
  const counts = new Map<string, number>()
  return {
    note<T>(kind: string, passThrough?: T): T {
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      return passThrough as T
    },
    counts: () => Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b))),
  }
}
