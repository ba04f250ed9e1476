import { z } from 'zod'
import { branded } from './branded.ts'
import { scaleRounded } from './integer-math.ts'

declare const vndBrand: unique symbol
/** Whole Vietnamese đồng (ISO 4217 VND has no minor unit). */
export type Vnd = number & { readonly [vndBrand]: true }

/** Largest amount any field may hold, either sign: 1,000 billion đồng. The same bound is a CHECK in the database. */
export const MAX_VND = 1_000_000_000_000

/** Makes an amount; throws RangeError on a fraction or beyond ±MAX_VND. */
export function vnd(amount: number): Vnd {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > MAX_VND)
    throw new RangeError(`not an amount in đồng: ${amount}`)
  return (amount === 0 ? 0 : amount) as Vnd
}

export const vndSchema = branded<Vnd, number>(z.int().min(-MAX_VND).max(MAX_VND))
/** An amount that cannot be negative: a price, a total paid. */
export const positiveVndSchema = branded<Vnd, number>(z.int().min(0).max(MAX_VND))

export function addVnd(...amounts: readonly Vnd[]): Vnd {
  return vnd(amounts.reduce<number>((sum, amount) => sum + amount, 0))
}

/** amount × numerator ÷ denominator by the project's one rounding rule. */
export function scaleVnd(amount: Vnd, numerator: number, denominator: number): Vnd {
  return vnd(scaleRounded(amount, numerator, denominator))
}
