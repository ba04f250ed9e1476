/** Notes in circulation from 1.000 ₫ (State Bank of Vietnam), đồng, the largest first. */
export const NOTES = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000] as const
/** Those that people round up to. */
const ROUND_NOTES = NOTES.filter((note) => note >= 10_000)
const MOST_KEYS = 5

/**
 * Amounts a buyer is likely to hand over for `due`: the due amount brought up to a multiple of each note, smallest
 * first, without the due amount itself.
 */
export function likelyGiven(due: number): number[] {
  if (due <= 0) return []
  const amounts = new Set(ROUND_NOTES.map((note) => Math.ceil(due / note) * note))
  amounts.delete(due)
  return [...amounts].sort((a, b) => a - b).slice(0, MOST_KEYS)
}
