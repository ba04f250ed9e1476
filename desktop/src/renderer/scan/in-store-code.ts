import type { BarcodePattern } from '#shared/protocol/point-settings.ts'

/** What a label of the shop's own scale says: which goods, and how much or for how much. */
export type InStoreCode = { item: string; value: 'weight' | 'price'; amount: number }

/**
 * Reads a code by the point's patterns (GS1 leaves 02, 04 and 20–29 to the shop): prefix, item, value, check digit.
 * `amount` is thousandths of the unit or đồng; null when no pattern fits, the check digit is wrong, or it says nothing.
 */
export function readInStoreCode(code: string, patterns: readonly BarcodePattern[]): InStoreCode | null {
  if (!/^\d+$/.test(code) || !hasRightCheckDigit(code)) return null
  for (const { prefix, itemDigits, valueDigits, value, step } of patterns) {
    if (!code.startsWith(prefix) || code.length !== prefix.length + itemDigits + valueDigits + 1) continue
    const itemEnd = prefix.length + itemDigits
    const amount = Number(code.slice(itemEnd, itemEnd + valueDigits)) * step
    return amount > 0 ? { item: code.slice(prefix.length, itemEnd), value, amount } : null
  }
  return null
}

/** GS1 General Specifications 7.9: weights 3 and 1 from the right. */
function hasRightCheckDigit(code: string): boolean {
  const digits = [...code].map(Number).toReversed()
  return digits.reduce((sum, digit, place) => sum + digit * (place % 2 === 0 ? 1 : 3), 0) % 10 === 0
}
