import { mintId } from '#shared/ids.ts'
import { makePin } from '#shared/pin.ts'
import { must } from '#shared/result.ts'
import type { Clock } from '#shared/time.ts'
import { createTill } from '../../core/create-till.ts'
import { blackBoxOf, type Timers } from '../../core/parts.ts'
import type { StoreApi } from 'zustand/vanilla'
import type { Preferences } from '../settings/preferences.ts'
import { createTrainingBox } from '../training/memory-box.ts'
import { trainingMachine } from '../training/training-machine.ts'
import { createTrainingOffice } from '../training/training-office.ts'
import { TRAINING_PIN, trainingRows } from '../training/training-rows.ts'
import type { Desk } from './desk.ts'
import { type Composed, joinHouse } from './house.ts'
import { connectMachine } from './machine-client.ts'
import { packByMachine } from './packed-fetch.ts'
import { createTransport } from './transport.ts'

const DATABASE_NAME = 'ocop-till'
const COUNT_KEY = 'ocop-count'
const TRAINING_PREFIX = 'ocop-training-'

const clock: Clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now() }
const timers: Timers = {
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

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
  const kept = keptIn(page.localStorage, COUNT_KEY)
  return joinHouse({ till, machine, config, preferences, kept, clock, timers, randomBytes })
}

/**
 * A training in the same page: the same till and screens over a store of its own that is thrown away, a black box in
 * memory and an office that is only this page. The real journal is not among its parts.
 */
export async function composeTraining(page: Window, real: Composed): Promise<Composed> {
  const { till: source, config, preferences } = real.desk
  const machine = trainingMachine(real.machine)
  const { point, identity, staff } = source.getState()
  await dropTrainings(page.indexedDB)
  const pin = await makePin(TRAINING_PIN, randomBytes(16))
  const rows = trainingRows({ point: must(point, 'a point'), staff, catalogue: source.catalogue() }, pin)
  const { pointId, number } = must(identity, 'an enrolled till')
  const epoch = mintId(randomBytes)
  const till = createTill({
    clock,
    timers,
    randomBytes,
    subtle: page.crypto.subtle,
    database: { name: `${TRAINING_PREFIX}${epoch}`, indexedDB: page.indexedDB, IDBKeyRange },
    blackBox: createTrainingBox(),
    freeBytes: async () => Number.MAX_SAFE_INTEGER,
    transport: createTrainingOffice({ pointId, number, epoch, rows, nowMs: clock.nowMs }),
  })
  await till.start()
  await till.enrol({ code: epoch, name: must(identity, 'an enrolled till').name })
  await till.syncOnce()
  till.startSync()
  let count: string | null = null
  const kept = { load: () => count, save: (json: string | null) => void (count = json) }
  return joinHouse({ till, machine, config, preferences, kept, clock, timers, randomBytes })
}

/** What a training that ended without a word left behind. */
async function dropTrainings(indexedDB: IDBFactory): Promise<void> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  for (const name of names) if (name.startsWith(TRAINING_PREFIX)) indexedDB.deleteDatabase(name)
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
