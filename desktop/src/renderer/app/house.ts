import { toBase64Url } from '#shared/base64url.ts'
import { mintId, productIdSchema, saleIdSchema } from '#shared/ids.ts'
import type { Clock } from '#shared/time.ts'
import type { StoreApi } from 'zustand/vanilla'
import type { Timers } from '../../core/parts.ts'
import type { Till } from '../../core/till.ts'
import type { Machine, MachineConfig } from '../../machine/contract.ts'
import { type CartStore, createCartStore } from '../cart/cart-store.ts'
import { createDevicesStore } from '../devices/devices-store.ts'
import { createCopies } from '../sale/copies.ts'
import { createSaleStore } from '../sale/sale-store.ts'
import type { Preferences } from '../settings/preferences.ts'
import { askBeforePaying } from './ask-before-paying.ts'
import { createDesk, type Desk } from './desk.ts'
import { createNotices } from './notices.ts'
import { createPrinting } from './printing.ts'
import { releaseSlips } from './release-slips.ts'
import { createRooms, type Rooms, staffOf } from './rooms.ts'

/** What only the browser can give, made here and nowhere else. */
export type Hands = {
  timers: Timers
  nowMs(): number
  mintProductId(): ReturnType<typeof productIdSchema.parse>
}

/** A till with everything its page does with it. `end`: it no longer hears the devices. */
export type Composed = { desk: Desk; hands: Hands; rooms: Rooms; machine: Machine; end(): void }

type Parts = {
  till: Till
  machine: Machine
  config: MachineConfig
  preferences: StoreApi<Preferences>
  /** The count of a close under way. */
  kept: { load(): string | null; save(json: string | null): void }
  clock: Clock
  timers: Timers
  randomBytes(count: number): Uint8Array
}

/** Joins counter and rooms over one till; a real one and one for training are joined alike. */
export function joinHouse(parts: Parts): Composed {
  const { till, machine, config, preferences, kept, clock, timers, randomBytes } = parts
  const notices = createNotices()
  const staff = staffOf(till)
  const cashier = () => staff.who()
  const mint = () => mintId(randomBytes)
  const mintSaleId = () => saleIdSchema.parse(mint())
  const onTrouble = notices.say.bind(null, 'danger')
  const devices = createDevicesStore({
    machine,
    timers,
    onBack: (device) => notices.say('info', { key: `device.back.${device}` }),
  })
  const printing = createPrinting({ machine, devices, notices, mintJobId: mint })
  const makeCopy = createCopies({ till, cashier, onTrouble })
  const rooms: Rooms = createRooms({
    till,
    staff,
    notices,
    cashier,
    nowMs: clock.nowMs,
    mint,
    mintSaleId,
    openSaleId: () => cart.getState().cart?.saleId ?? null,
    kept,
    makeCopy,
    print: (slip) => void printing.print(slip),
  })
  const cart: CartStore = createCartStore({
    mintSaleId: () => rooms.returns.takeExchangeSaleId() ?? mintSaleId(),
    mintSalt: () => toBase64Url(randomBytes(16)),
    saveCart: (saved) => till.saveCart(saved),
    loadCart: () => till.loadCart(),
  })
  const sale = createSaleStore({
    till,
    nowMs: clock.nowMs,
    openCart: () => cart.getState().cart,
    cashier,
    onSold() {
      rooms.returns.endExchange()
      notices.clear()
      cart.clear()
    },
    onVoided() {
      cart.renew()
      notices.say('info', { key: 'unknown.voided' })
    },
    onTrouble,
  })
  const nowMs = clock.nowMs
  releaseSlips({ sale, rooms }, { state: till.getState, makeCopy, printing })
  askBeforePaying({ cart, sale, devices })
  const reprintNewest = async () => {
    if (printing.getState().failed) return printing.again()
    const [newest] = await till.searchSales({ text: '', day: null, limit: 1 })
    if (!newest) return notices.say('caution', { key: 'notice.nothing-to-reprint' })
    await rooms.sales.choose(newest)
    await rooms.sales.reprint()
  }
  const places = { till, config, cart, sale, staff, cashier, devices, printing, makeCopy }
  const desk = createDesk({ ...places, reprintNewest, notices, preferences, nowMs })
  const hands: Hands = {
    timers,
    nowMs,
    mintProductId: () => productIdSchema.parse(mint()),
  }
  return { desk, hands, rooms, machine, end: devices.end }
}
