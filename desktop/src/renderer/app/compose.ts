import { mintId, productIdSchema, saleIdSchema } from '#shared/ids.ts'
import type { Clock } from '#shared/time.ts'
import { createTill } from '../../core/create-till.ts'
import { blackBoxOf, type Timers } from '../../core/parts.ts'
import { type CartStore, createCartStore } from '../cart/cart-store.ts'
import { createSaleStore } from '../sale/sale-store.ts'
import type { StoreApi } from 'zustand/vanilla'
import type { Preferences } from '../settings/preferences.ts'
import { createDesk, type Desk } from './desk.ts'
import { connectMachine } from './machine-client.ts'
import { createNotices } from './notices.ts'
import { createPrinting, releaseSlips } from './printing.ts'
import { releaseRoomSlips } from './release-room-slips.ts'
import { scanInto } from './scan-into.ts'
import { createRooms, type Rooms, staffOf } from './rooms.ts'
import { packByMachine } from './packed-fetch.ts'
import { createTransport } from './transport.ts'

const DATABASE_NAME = 'ocop-till'
const COUNT_KEY = 'ocop-count'

/** What only the browser can give, made here and nowhere else. */
export type Hands = {
  timers: Timers
  nowMs(): number
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

export type Composed = { desk: Desk; hands: Hands; rooms: Rooms }

/** The whole till of this page. Rejects with AlreadyOpen or MachineError when the machine cannot be had. */
export async function compose(page: Window, preferences: StoreApi<Preferences>): Promise<Composed> {
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
  const staff = staffOf(till)
  const cashier = () => staff.who()
  const mint = () => mintId(randomBytes)
  const mintSaleId = () => saleIdSchema.parse(mint())
  const printing = createPrinting({
    state: till.getState,
    machine,
    notices,
    mintJobId: mint,
    reprintKey: () => preferences.getState().keys.reprint,
  })
  const rooms: Rooms = createRooms({
    till,
    staff,
    notices,
    cashier,
    nowMs: clock.nowMs,
    mint,
    mintSaleId,
    openSaleId: () => cart.getState().cart?.saleId ?? null,
    kept: keptIn(page.localStorage, COUNT_KEY),
    print: (rows) => void printing.print(rows),
  })
  const cart: CartStore = createCartStore({
    mintSaleId: () => rooms.returns.takeExchangeSaleId() ?? mintSaleId(),
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
    onTrouble: (trouble) => notices.say('danger', trouble),
  })
  const nowMs = clock.nowMs
  releaseSlips(sale, printing)
  releaseRoomSlips(till, rooms, printing)
  const reprintNewest = async () => {
    const [newest] = await till.searchSales({ text: '', day: null, limit: 1 })
    if (!newest) return notices.say('caution', { key: 'notice.nothing-to-reprint' })
    rooms.sales.choose(newest)
    await rooms.sales.reprint()
  }
  const places = { till, config, cart, sale, staff, cashier }
  const desk = createDesk({ ...places, reprintNewest, notices, preferences, nowMs })
  machine.on('scanner.scanned', ({ text }) => scanInto(desk, rooms, text))
  const hands: Hands = {
    timers,
    nowMs,
    mintProductId: () => productIdSchema.parse(mint()),
  }
  return { desk, hands, rooms }
}

function keptIn(storage: Storage, key: string) {
  return {
    load: () => storage.getItem(key),
    save: (json: string | null) => (json === null ? storage.removeItem(key) : storage.setItem(key, json)),
  }
}

/** Opens the stores, brings the open cart back and starts to talk to the office. */
export async function startDesk({ till, cart, notices, preferences }: Desk): Promise<void> {
  await till.start()
  const { phase } = till.getState()
  if (phase === 'failed') return
  if (await cart.restore()) {
    const open = cart.getState().cart
    const isPaidInPart = open !== null && open.tenders.length > 0
    const { pay } = preferences.getState().keys
    if (open?.qr) notices.say('caution', { key: 'notice.qr-waits', values: { key: pay } })
    else if (!isPaidInPart) notices.say('info', { key: 'notice.cart-restored' })
    else notices.say('caution', { key: 'notice.part-kept', values: { key: pay } })
  }
  if (phase === 'ready') till.startSync()
  till.startScrub()
}
