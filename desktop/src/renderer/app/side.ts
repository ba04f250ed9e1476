import type { Product } from '#shared/catalogue/product.ts'

/**
 * What stands beside the goods instead of the action keys. At most one thing: opening another closes it, Esc closes
 * it, and none of it stops a scan.
 */
export type Side =
  | { is: 'none' }
  | { is: 'help' | 'menu' | 'discount' | 'buyer' | 'hold' | 'channel' | 'cash-in' | 'cash-out' }
  /** The next scan is shown, not added. `code`: one that no product bears. */
  | { is: 'price-check'; product: Product | null; code: string | null }
  | { is: 'open-price'; code: string | null }

export const NO_SIDE: Side = { is: 'none' }

/** The side a key opens; the same key closes it again. */
export function toggledSide(now: Side, asked: Side): Side {
  return now.is === asked.is ? NO_SIDE : asked
}

/** What fills the window: the counter, or something that needs the room. "devices" is that part of the settings. */
export type PageName =
  | 'sell'
  | 'returns'
  | 'sales'
  | 'drawer'
  | 'x'
  | 'close'
  | 'settings'
  | 'devices'
  | 'training'

export function isSettings(page: PageName): page is 'settings' | 'devices' {
  return page === 'settings' || page === 'devices'
}
