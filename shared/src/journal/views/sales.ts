import type { TillId } from '../../ids.ts'
import type { Fact, Fold } from '../fold.ts'
import type { EntryHash } from '../hash.ts'
import type { SaleCompleted } from '../kinds/sale-completed.ts'

export type KnownSale = { tillId: TillId; seq: number; hash: EntryHash; datedMs: number; sale: SaleCompleted }

/** Sales by their entry's hash, so that each counts once (P14); voids as the sale they name, seen or not. */
export type Sales = { byHash: Map<EntryHash, KnownSale>; voids: Set<string> }

export const SALES: Fold<Sales> = {
  empty: () => ({ byHash: new Map(), voids: new Set() }),
  on: { 'sale.completed': applySale, 'sale.voided': applyVoid },
}

/** Whether its own till said that it did not happen, naming id, seq and hash; the order of the two is no matter. */
export function isVoided(sales: Sales, { tillId, seq, hash, sale }: KnownSale): boolean {
  return sales.voids.has(voidKey({ tillId, seq, hash, saleId: sale.saleId }))
}

function applySale(sales: Sales, { entry, hash, datedMs }: Fact<'sale.completed'>): Sales {
  sales.byHash.set(hash, { tillId: entry.tillId, seq: entry.seq, hash, datedMs, sale: entry.body })
  return sales
}

function applyVoid(sales: Sales, { entry }: Fact<'sale.voided'>): Sales {
  sales.voids.add(voidKey({ tillId: entry.tillId, ...entry.body }))
  return sales
}

function voidKey(named: { tillId: string; seq: number; hash: string; saleId: string }): string {
  return `${named.tillId} ${named.seq} ${named.hash} ${named.saleId}`
}
