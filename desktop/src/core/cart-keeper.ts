import { saleIdSchema } from '#shared/ids.ts'
import type { Session } from './session.ts'
import type { TillDb } from './store/database.ts'
import type { SavedCart } from './till.ts'

/**
 * Keeps the one open cart, unless its sale is journaled already: sale or cart, never both. A saleId found new here
 * need not be looked up again when it is committed.
 */
export async function saveCart({ db, newSaleIds }: Session, cart: SavedCart): Promise<void> {
  await db.transaction('rw', [db.cart, db.own], async () => {
    if ((await db.own.where('saleId').equals(cart.saleId).first()) !== undefined) return
    await db.cart.clear()
    await db.cart.put(cart)
    newSaleIds.add(cart.saleId)
  })
}

export async function clearCart(db: TillDb): Promise<void> {
  await db.cart.clear()
}

export async function loadCart(db: TillDb): Promise<SavedCart | null> {
  const kept = await db.cart.toCollection().first()
  return kept === undefined ? null : { saleId: saleIdSchema.parse(kept.saleId), json: kept.json }
}
