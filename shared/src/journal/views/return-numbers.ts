import type { TillId } from '../../ids.ts'
import type { Fact, Fold } from '../fold.ts'

/** The highest number of a return each till has printed: a number is never used again. */
export type ReturnNumbers = Map<TillId, number>

export const RETURN_NUMBERS: Fold<ReturnNumbers> = {
  empty: () => new Map(),
  on: { 'sale.returned': applyNumber },
}

function applyNumber(numbers: ReturnNumbers, { entry }: Fact<'sale.returned'>): ReturnNumbers {
  return numbers.set(entry.tillId, Math.max(numbers.get(entry.tillId) ?? 0, entry.body.number.return))
}
