import type { TillId } from '../../ids.ts'
import type { Fact, Fold } from '../fold.ts'
import type { EntryHash } from '../hash.ts'
import type { SaleReturned } from '../kinds/sale-returned.ts'

export type KnownReturn = {
  tillId: TillId
  seq: number
  hash: EntryHash
  datedMs: number
  body: SaleReturned
}

/** Returns by the hash of the sale's entry that they name, then by their own, so that each counts once (P14). */
export type Returns = Map<EntryHash, Map<EntryHash, KnownReturn>>

/** Those without a slip name no sale and are not in it. */
export const RETURNS: Fold<Returns> = {
  empty: () => new Map(),
  on: { 'sale.returned': applyReturn },
}

/** All known returns of a sale, in the order of their tills and numbers. */
export function returnsOf(returns: Returns, saleHash: EntryHash): KnownReturn[] {
  const known = [...(returns.get(saleHash)?.values() ?? [])]
  return known.toSorted((a, b) => (a.tillId === b.tillId ? a.seq - b.seq : a.tillId < b.tillId ? -1 : 1))
}

function applyReturn(returns: Returns, { entry, hash, datedMs }: Fact<'sale.returned'>): Returns {
  const { of } = entry.body
  if (of === null) return returns
  const known = returns.get(of.hash) ?? new Map<EntryHash, KnownReturn>()
  known.set(hash, { tillId: entry.tillId, seq: entry.seq, hash, datedMs, body: entry.body })
  return returns.set(of.hash, known)
}
