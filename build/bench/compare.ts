/** One measured side of a comparison: does the work once and says what it took, in any unit. */
export type Side<T> = () => Promise<T> | T

/** What two sides measured round by round: own[i] and peer[i] were taken one right after the other. */
export type Rounds<T = number> = { own: readonly T[]; peer: readonly T[] }

/**
 * Measures the sides in turn, A B A B …, so that whatever else the machine does meets all alike. The first `warmUp`
 * rounds are thrown away.
 */
export async function interleave<TSide extends string, T>(
  sides: Record<TSide, Side<T>>,
  { rounds, warmUp }: { rounds: number; warmUp: number },
): Promise<Record<TSide, readonly T[]>> {
  const names = Object.keys(sides) as TSide[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<TSide, T[]>
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const measured = await sides[name]()
      if (round >= 0) taken[name].push(measured)
    }
  }
  return taken
}

/** The value below which `percent` of the values lie, between two of them by their distance. NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = ((sorted.length - 1) * percent) / 100
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** Quartiles of what own ÷ peer was in each round: how far a ratio can be trusted. */
export function spreadOf({ own, peer }: Rounds): [number, number] {
  const ratios = own.map((value, round) => value / (peer[round] ?? Number.NaN))
  return [percentile(ratios, 25), percentile(ratios, 75)]
}

/** Milliseconds that the work took. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
