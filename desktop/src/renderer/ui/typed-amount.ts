import { formatInteger } from '#shared/format.ts'
import { parseVnd } from '../i18n/format.ts'

/**
 * An amount as it was typed. Up to three digits are thousands, for no amount at a counter is below 1.000 ₫ but by
 * a slip: "200" is 200.000 ₫. A leading zero means the đồng as they are: "0500" is 500 ₫.
 */
export type TypedAmount = {
  /** đồng */
  amount: number
  /** What the field shows of it, dots put in. */
  shown: string
  /** What stands behind the typed digits, greyed: ".000", or nothing. */
  ghost: '.000' | ''
}

const THOUSANDS_DIGITS = 3

/** Null when nothing is typed. */
export function readTyped(text: string): TypedAmount | null {
  const value = parseVnd(text)
  if (value === null) return null
  const digits = text.replace(/\D/g, '')
  const isThousands = value > 0 && !digits.startsWith('0') && digits.length <= THOUSANDS_DIGITS
  if (isThousands) return { amount: value * 1000, shown: formatInteger(value), ghost: '.000' }
  const isLiteral = digits.startsWith('0') && value > 0 && value < 1000
  return { amount: value, shown: isLiteral ? `0${value}` : formatInteger(value), ghost: '' }
}
