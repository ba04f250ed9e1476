/**
 * value × numerator ÷ denominator, rounded half away from zero: the one rounding rule of the project.
 * All three are safe integers, denominator > 0; the product is exact however large.
 */
export function scaleRounded(value: number, numerator: number, denominator: number): number {
  const product = value * numerator
  if (Number.isSafeInteger(product) && Number.isSafeInteger(2 * product))
    return roundHalfAway(product, denominator)
  const exact = BigInt(value) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const magnitude = exact < 0n ? -exact : exact
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return Number(exact < 0n ? -rounded : rounded)
}

function roundHalfAway(value: number, divisor: number): number {
  const magnitude = Math.abs(value)
  const quotient = Math.floor(magnitude / divisor)
  const remainder = magnitude - quotient * divisor
  const rounded = 2 * remainder >= divisor ? quotient + 1 : quotient
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/**
 * Splits `total` into parts in the ratio of `weights` by largest remainder, so that the parts add up exactly.
 * Ties go to the earlier part. Weights are non-negative integers; all zero gives all to the first part.
 */
export function splitByLargestRemainder(total: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (weightSum === 0n) return weights.map((_, index) => (index === 0 ? total : 0))
  const sign = total < 0 ? -1 : 1
  const magnitude = BigInt(Math.abs(total))
  const shares = weights.map((weight, index) => {
    const exact = magnitude * BigInt(weight)
    return { index, floor: exact / weightSum, remainder: exact % weightSum }
  })
  const left = Number(magnitude - shares.reduce((sum, share) => sum + share.floor, 0n))
  const favoured = new Set(
    shares
      .toSorted((a, b) =>
        a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
      )
      .slice(0, left)
      .map((share) => share.index),
  )
  return shares.map((share) => sign * (Number(share.floor) + (favoured.has(share.index) ? 1 : 0)) || 0)
}
