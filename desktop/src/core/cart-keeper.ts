import { saleIdSchema } from '#shared/ids.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { Session } from './session.ts'
import type { CartRow, TillDb } from './store/database.ts'
import type { HeldCart, SavedCart } from './till.ts'

/**
 * Keeps the one open cart, unless its sale is journaled already: sale or cart, never both. A saleId found new here
 * need not be looked up again when it is committed.
 */
export async function saveCart({ db, newSaleIds }: Session, cart: SavedCart): Promise<void> {
  const { saleId, json, paymentJson = null, side = null } = cart
  await db.transaction('rw', [db.cart, db.own], async () => {
    if ((await db.own.where('saleId').equals(saleId).first()) !== undefined) return
    const held = (await db.cart.get(saleId))?.held
    if (held) return // another window of time: what is held changes only by being resumed
    await clearCart(db)
    await db.cart.put({ saleId, json, paymentJson, side, held: null })
    newSaleIds.add(saleId)
  })
}

/** The open cart goes; held ones stay. */
export async function clearCart(db: TillDb): Promise<void> {
  await db.cart.filter(({ held }) => held === null).delete()
}

export async function loadCart(db: TillDb): Promise<SavedCart | null> {
  const kept = await db.cart.filter(({ held }) => held === null).first()
  return kept === undefined ? null : savedCart(kept)
}

/** Puts the open cart aside under a name. Nothing is sold or taken from stock by it (T29). */
export async function holdCart(
  { db, parts }: Session,
  { name, limit }: { name: string; limit: number },
): Promise<Result<null, 'no-cart' | 'too-many-held'>> {
  const heldAtMs = parts.clock.nowMs()
  return db.transaction('rw', db.cart, async () => {
    const rows = await db.cart.toArray()
    const open = rows.find(({ held }) => held === null)
    if (open === undefined) return err('no-cart')
    if (rows.length > limit) return err('too-many-held')
    await db.cart.put({ ...open, held: { name: name.trim().slice(0, 60), heldAtMs } })
    return ok(null)
  })
}

/** What is held, the longest waiting first. */
export async function heldCarts(db: TillDb): Promise<HeldCart[]> {
  const rows = await db.cart.toArray()
  const carts = rows.flatMap((row) => (row.held ? [{ ...savedCart(row), ...row.held }] : []))
  return carts.toSorted((a, b) => a.heldAtMs - b.heldAtMs)
}

/** Makes a held cart the open one; refused while another is open. */
export function resumeCart(db: TillDb, saleId: string): Promise<Result<SavedCart, 'not-held' | 'cart-open'>> {
  return db.transaction('rw', db.cart, async () => {
    const row = await db.cart.get(saleId)
    if (!row?.held) return err('not-held')
    if ((await loadCart(db)) !== null) return err('cart-open')
    await db.cart.put({ ...row, held: null })
    return ok(savedCart(row))
  })
}

export async function dropHeld(db: TillDb, saleId: string): Promise<void> {
  await db.cart.filter((row) => row.saleId === saleId && row.held !== null).delete()
}

function savedCart({ saleId, json, paymentJson }: CartRow): SavedCart {
  return { saleId: saleIdSchema.parse(saleId), json, paymentJson }
}
