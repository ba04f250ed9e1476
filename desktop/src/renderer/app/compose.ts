import { mintId, productIdSchema, saleIdSchema, shiftIdSchema } from '#shared/ids.ts'
import type { Clock } from '#shared/time.ts'
import { createTill } from '../../core/create-till.ts'
import { blackBoxOf, type Timers } from '../../core/parts.ts'
import { createCartStore } from '../cart/cart-store.ts'
import { createSaleStore } from '../sale/sale-store.ts'
import type { StoreApi } from 'zustand/vanilla'
import type { Preferences } from '../settings/preferences.ts'
import { createDesk, type Desk } from './desk.ts'
import { connectMachine } from './machine-client.ts'
import { createNotices } from './notices.ts'
import { packByMachine } from './packed-fetch.ts'
import { createTransport } from './transport.ts'

const DATABASE_NAME = 'ocop-till'

/** What only the browser can give, made here and nowhere else. */
export type Hands = {
  timers: Timers
  nowMs(): number
  mintShiftId(): ReturnType<typeof shiftIdSchema.parse>
  mintProductId(): ReturnType<typeof productIdSchema.parse>
}

const clock: Clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now() }
const timers: Timers = {
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** The whole till of this page. Rejects with AlreadyOpen or MachineError when the machine cannot be had. */
export async function compose(
  page: Window,
  preferences: StoreApi<Preferences>,
): Promise<{ desk: Desk; hands: Hands }> {
  const machine = await connectMachine(page)
  const config = await machine.call('config.read')
  void page.navigator.storage.persist()
  const till = createTill({
    clock,
    timers,
    randomBytes,
    subtle: page.crypto.subtle,
    database: { name: DATABASE_NAME, indexedDB: page.indexedDB, IDBKeyRange },
    blackBox: blackBoxOf(machine),
    freeBytes: () => machine.call('disk.freeBytes'),
    transport: createTransport(config.apiUrl, packByMachine(machine)),
  })
  const notices = createNotices()
  const cart = createCartStore({
    mintSaleId: () => saleIdSchema.parse(mintId(randomBytes)),
    saveCart: (saved) => till.saveCart(saved),
    loadCart: () => till.loadCart(),
  })
  const sale = createSaleStore({
    till,
    nowMs: clock.nowMs,
    openCart: () => cart.getState().cart,
    onSold() {
      notices.clear()
      cart.clear()
    },
    onVoided() {
      cart.renew()
      notices.say('info', { key: 'unknown.voided' })
    },
    onTrouble: (trouble) => notices.say('danger', trouble),
  })
  const desk = createDesk({ till, config, cart, sale, notices, preferences, nowMs: clock.nowMs })
  const mint = () => mintId(randomBytes)
  const hands: Hands = {
    timers,
    nowMs: clock.nowMs,
    mintShiftId: () => shiftIdSchema.parse(mint()),
    mintProductId: () => productIdSchema.parse(mint()),
  }
  return { desk, hands }
}

/** Opens the stores, brings the open cart back and starts to talk to the office. */
export async function startDesk({ till, cart, notices, preferences }: Desk): Promise<void> {
  await till.start()
  const { phase } = till.getState()
  if (phase === 'failed') return
  if (await cart.restore()) {
    const isPaidInPart = (cart.getState().cart?.tenders.length ?? 0) > 0
    if (!isPaidInPart) notices.say('info', { key: 'notice.cart-restored' })
    else notices.say('caution', { key: 'notice.part-kept', values: { key: preferences.getState().keys.pay } })
  }
  if (phase === 'ready') till.startSync()
  till.startScrub()
}
