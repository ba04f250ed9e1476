import { must } from '#shared/result.ts'
import { type Ledger, sell, sellAndDie, settle, type Shop, wake } from './cashier.ts'
import { copyDisk } from './copy-disk.ts'
import { cutBoxShort, cutStoreShort, loseBox, rotBox, rotStore } from './disk-faults.ts'
import type { FaultCount } from './fault-count.ts'
import { CALM, DEAD, STORM, type Weather } from './faulty-network.ts'
import type { SimLoop } from './sim-loop.ts'
import type { SimServer } from './sim-server.ts'
import { boot, kill, type SimTill, tillOf } from './sim-till.ts'
import type { Db } from '../../sync-api/src/db/pool.ts'
import type { TrueTime } from './sim-clock.ts'
import type { Random } from '#shared/testing/random.ts'

export type World = {
  loop: SimLoop
  time: TrueTime
  random: Random
  server: Pick<SimServer, 'makeCode' | 'keepSnapshot' | 'restore' | 'breakAtStatement'> & {
    look<T>(work: (db: Db) => Promise<T>): Promise<T>
  }
  /** Every PC there ever was. */
  pcs: SimTill[]
  ledger: Ledger
  faults: FaultCount
  weather: Weather
  deliverLate(): Promise<void>
  newPc(name: string): SimTill
}

const HOUR_MS = 3_600_000

/** One thing that happens at one till or at the server. Weights out of their sum. */
export async function step(world: World): Promise<void> {
  const { random } = world
  world.time.nowMs += random.int(1, 20) * 60_000
  if (new Date(world.time.nowMs + 7 * HOUR_MS).getUTCHours() >= 19) world.time.nowMs += 12 * HOUR_MS // the shop sleeps
  const shop = shopOf(world, random.pick(world.pcs))
  const chosen = pickWeighted(random, STEPS)
  await chosen.act(shop, world)
}

export function shopOf(world: World, pc: SimTill): Shop {
  return { pc, ledger: world.ledger, faults: world.faults, nowMs: () => world.time.nowMs }
}

type Step = { weight: number; act(shop: Shop, world: World): Promise<void> }

const STEPS: readonly Step[] = [
  { weight: 42, act: (shop) => sell(shop) },
  { weight: 20, act: syncOnce },
  { weight: 4, act: sellWhileSyncing },
  { weight: 6, act: changeWeather },
  { weight: 3, act: async (_, world) => world.deliverLate() },
  { weight: 4, act: dieDuringSale },
  { weight: 2, act: dieDuringSync },
  { weight: 4, act: unknownOutcome },
  { weight: 3, act: powerCut },
  { weight: 3, act: brokenDisk },
  { weight: 3, act: rotWhileOpen },
  { weight: 2, act: wrongClock },
  { weight: 1, act: copyPc },
  { weight: 2, act: async (_, { server }) => server.keepSnapshot() },
  { weight: 1, act: restoreServer },
  { weight: 2, act: (shop, world) => killServerDuringPush(shop, world) },
]

async function syncOnce({ pc }: Shop): Promise<void> {
  await tillOf(pc).syncOnce()
}

/** The loop talks to the office while the cashier sells. */
async function sellWhileSyncing(shop: Shop, { loop, random }: World): Promise<void> {
  const syncing = tillOf(shop.pc).syncOnce()
  await loop.turns(random.int(0, 200))
  await sell(shop)
  await syncing
}

async function changeWeather(_: Shop, world: World): Promise<void> {
  world.weather = world.random.pick([CALM, CALM, STORM, DEAD])
}

async function dieDuringSale(shop: Shop, { faults, random }: World): Promise<void> {
  faults.note('killed-during-sale')
  await sellAndDie(shop, random.int(0, 24))
}

async function dieDuringSync(shop: Shop, { faults, loop, random }: World): Promise<void> {
  faults.note('killed-during-sync')
  void tillOf(shop.pc).syncOnce()
  await loop.turns(random.int(0, 300))
  await kill(shop.pc)
  await wake(shop)
}

async function unknownOutcome(shop: Shop, { faults, random }: World): Promise<void> {
  const { pc } = shop
  const { box } = must(pc.running, 'a running till')
  const kind = random.pick(['before', 'after', 'silent', 'deaf', 'store', 'away'] as const)
  faults.note(`commit-${kind}`)
  await sell(shop, () => {
    if (kind === 'store') pc.profile.failNextWrite(true)
    else box.faultNext = kind === 'away' ? random.pick(['before', 'after', 'silent', 'deaf'] as const) : kind
    if (kind === 'away') box.failingOpens = random.int(1, 2)
  })
  box.faultNext = null // when nothing was written
  box.failingOpens = 0
  pc.profile.failNextWrite(false)
  await settle(shop)
}

/** What no strict transaction flushed is gone, and sometimes the whole black box with it: the store alone must do. */
async function powerCut(shop: Shop, { faults, random }: World): Promise<void> {
  const { pc } = shop
  await kill(pc)
  pc.profile.powerCut()
  faults.note('power-cut')
  if (random.oneIn(2)) {
    loseBox(pc)
    faults.note('box-lost')
  }
  await wake(shop)
}

/** One store is damaged while the PC is off, the other one is whole; sometimes the repair is cut off as well. */
async function brokenDisk(shop: Shop, { faults, loop, random }: World): Promise<void> {
  const { pc } = shop
  await kill(pc)
  const kind = random.pick([
    'box-cut',
    'box-rotten',
    'box-lost',
    'store-cut',
    'store-rotten',
    'store-lost',
  ] as const)
  faults.note(kind)
  if (kind === 'box-cut') cutBoxShort(pc)
  if (kind === 'box-rotten') rotBox(pc)
  if (kind === 'box-lost') loseBox(pc)
  if (kind === 'store-cut') await cutStoreShort(pc)
  if (kind === 'store-rotten') await rotStore(pc)
  if (kind === 'store-lost') pc.profile.wipe()
  if (random.oneIn(2)) {
    faults.note('killed-during-start')
    void (await boot(pc)).start()
    await loop.turns(random.int(0, 250))
    await kill(pc)
  }
  await wake(shop)
}

/** An entry turns in one store while the program runs: the office gets the other copy, and the till mends it. */
async function rotWhileOpen(shop: Shop, { faults, random }: World): Promise<void> {
  const { pc } = shop
  const isInBox = random.oneIn(3)
  if (isInBox) rotBox(pc)
  else await rotStore(pc)
  faults.note(isInBox ? 'box-rotten-while-open' : 'store-rotten-while-open')
  if (random.oneIn(2)) return tillOf(pc).scrubOnce()
  await tillOf(pc).syncOnce()
  await kill(pc)
  await wake(shop)
}

async function wrongClock({ pc }: Shop, { faults, random }: World): Promise<void> {
  faults.note('clock-set')
  pc.clock.skewMs =
    random.pick([0, 0, -26, 26, 24 * 400, -24 * 365 * 30]) * HOUR_MS + random.int(-90, 90) * 1000
}

async function copyPc(shop: Shop, world: World): Promise<void> {
  const { pc } = shop
  if (world.pcs.length > 6) return
  await kill(pc)
  const copy = world.newPc(`${pc.name}-copy-${world.pcs.length}`)
  await copyDisk(pc, copy)
  await wake(shop)
  await wake(shopOf(world, copy))
  world.faults.note('till-cloned')
}

async function restoreServer(_: Shop, { faults, random, server }: World): Promise<void> {
  const isToStart = random.oneIn(3)
  await server.restore(isToStart ? 'before-enrolment' : 'snapshot')
  faults.note(isToStart ? 'server-restored-before-enrolment' : 'server-restored')
}

/** The database connection of the next request breaks at one of its statements. */
async function killServerDuringPush({ pc }: Shop, { faults, random, server }: World): Promise<void> {
  faults.note('server-killed')
  server.breakAtStatement(random.int(1, 12))
  await tillOf(pc).syncOnce()
  server.breakAtStatement(null)
}

function pickWeighted(random: Random, steps: readonly Step[]): Step {
  let dice = random.int(
    1,
    steps.reduce((sum, { weight }) => sum + weight, 0),
  )
  return must(
    steps.find(({ weight }) => (dice -= weight) <= 0),
    'a step',
  )
}
