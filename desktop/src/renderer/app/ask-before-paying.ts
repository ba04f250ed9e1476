import type { CartStore } from '../cart/cart-store.ts'
import type { DevicesStore } from '../devices/devices-store.ts'
import type { SaleStore } from '../sale/sale-store.ts'

/** The printer is asked when a sale begins and when its money is asked for: trouble is seen before it matters. */
export function askBeforePaying({
  cart,
  sale,
  devices,
}: {
  cart: CartStore
  sale: SaleStore
  devices: DevicesStore
}): void {
  void devices.askPrinter()
  cart.subscribe((now, before) => {
    if (now.cart && !before.cart) void devices.askPrinter()
  })
  sale.subscribe((now, before) => {
    if (now.flow.step === 'checking' && before.flow.step === 'selling') void devices.askPrinter()
  })
}
