const FIRST_MS = 1000
const LONGEST_MS = 30_000

/**
 * How long to wait after `failureCount` failures in a row (1 is the first): doubling up to half a minute, minus up
 * to half of it by chance, so that tills that lost the same line do not return as one.
 */
export function backOffMs(failureCount: number, random: number): number {
  const fullMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failureCount - 1, 10))
  return Math.round(fullMs * (1 - random / 2))
}
