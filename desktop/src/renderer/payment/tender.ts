/** Notes people round up to, đồng (of those in circulation, State Bank of Vietnam). */
const NOTES = [10_000, 20_000, 50_000, 100_000, 200_000, 500_000] as const
const MOST_KEYS = 5

/**
 * Amounts a buyer is likely to hand over for `due`: the due amount brought up to a multiple of each note, smallest
 * first, without the due amount itself.
 */
export function likelyGiven(due: number): number[] {
  const amounts = new Set(NOTES.map((note) => Math.ceil(due / note) * note))
  amounts.delete(due)
  return [...amounts].sort((a, b) => a - b).slice(0, MOST_KEYS)
}
