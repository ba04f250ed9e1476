import type { TillId } from '../../ids.ts'
import type { Fact, Fold } from '../fold.ts'

/** The highest sale number each till has printed, voided sales among them: a number is never used again. */
export type SaleNumbers = Map<TillId, number>

export const SALE_NUMBERS: Fold<SaleNumbers> = {
  empty: () => new Map(),
  on: { 'sale.completed': applyNumber },
}

function applyNumber(numbers: SaleNumbers, { entry }: Fact<'sale.completed'>): SaleNumbers {
  return numbers.set(entry.tillId, Math.max(numbers.get(entry.tillId) ?? 0, entry.body.number.sale))
}
