import { scaleRounded } from '../integer-math.ts'

/** Grams in one of each unit that goods are weighed in: metric, and the Vietnamese names of them. */
const GRAMS: Readonly<Record<string, number>> = {
  g: 1,
  gam: 1,
  gram: 1,
  lạng: 100,
  kg: 1000,
  ki: 1000,
  kí: 1000,
  ký: 1000,
  cân: 1000,
  yến: 10_000,
  tạ: 100_000,
}

/** A weight as thousandths of the product's unit, rounded; null for a unit that is counted. */
export function quantityOfWeight(weightGrams: number, unit: string): number | null {
  const grams = GRAMS[unit.normalize('NFC').trim().toLowerCase()]
  return grams === undefined ? null : scaleRounded(weightGrams, 1000, grams)
}

/** Whether goods of this unit go on a scale. */
export function isWeighedUnit(unit: string): boolean {
  return quantityOfWeight(0, unit) !== null
}
