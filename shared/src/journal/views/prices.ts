import type { ProductId, TillId } from '../../ids.ts'
import type { Vnd } from '../../money.ts'
import type { Fact, Fold } from '../fold.ts'
import type { EntryHash } from '../hash.ts'

/** The point's own price of a product. `isContested`: several entries bear the number that holds. */
export type PointPrice = {
  unitPrice: Vnd
  number: number
  datedMs: number
  tillId: TillId
  seq: number
  hash: EntryHash
  isContested: boolean
}
export type PointPrices = Map<ProductId, PointPrice>

/** The prices of one point from the journals of all its tills, by P16. */
export const PRICES: Fold<PointPrices> = {
  empty: () => new Map(),
  on: { 'price.changed': applyPrice },
}

function applyPrice(prices: PointPrices, { entry, hash, datedMs }: Fact<'price.changed'>): PointPrices {
  const { productId, unitPrice, number } = entry.body
  const held = prices.get(productId)
  if (held?.hash === hash) return prices
  const isContested = held?.number === number
  const next = { unitPrice, number, datedMs, tillId: entry.tillId, seq: entry.seq, hash, isContested }
  if (!held || holdsOver(next, held)) prices.set(productId, next)
  else if (isContested) prices.set(productId, { ...held, isContested })
  return prices
}

/** P16: the highest number, then the later dated time, then the greater till id, seq and at last hash. */
function holdsOver(next: PointPrice, held: PointPrice): boolean {
  if (next.number !== held.number) return next.number > held.number
  if (next.datedMs !== held.datedMs) return next.datedMs > held.datedMs
  if (next.tillId !== held.tillId) return next.tillId > held.tillId
  return next.seq !== held.seq ? next.seq > held.seq : next.hash > held.hash
}
