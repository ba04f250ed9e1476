import { mkdirSync } from 'node:fs'
import { createTill } from '../../desktop/src/core/create-till.ts'
import { COMMIT_LIMIT_MS } from '../../desktop/src/core/journal/append.ts'
import type { Transport } from '../../desktop/src/core/parts.ts'
import type { Till } from '../../desktop/src/core/till.ts'
import { holdBlackBox } from '../../desktop/src/machine/black-box/black-box.ts'
import { must } from '#shared/result.ts'
import type { Random } from '#shared/testing/random.ts'
import { type DurableIndexedDb, durableIndexedDb } from './durable-indexeddb.ts'
import { type FaultyBox, faultyBox } from './faulty-box.ts'
import { seededSubtle } from './seeded-subtle.ts'
import { type SimClock, simClock, type TrueTime } from './sim-clock.ts'

/** A shop PC: its disk (IndexedDB profile and box folder), its clock, and the program that may be running on it. */
export type SimTill = {
  name: string
  boxFolder: string
  clock: SimClock
  profile: DurableIndexedDb
  random: Random
  transport: Transport
  running: { till: Till; box: FaultyBox } | null
}

export function newSimTill(options: {
  name: string
  boxFolder: string
  time: TrueTime
  skewMs: number
  random: Random
  transport: Transport
}): SimTill {
  const { time, skewMs, ...rest } = options
  mkdirSync(options.boxFolder, { recursive: true })
  return { ...rest, clock: simClock(time, skewMs), profile: durableIndexedDb(), running: null }
}

/** Starts the program: the real core over the real box file and the simulated profile. */
export async function switchOn(pc: SimTill): Promise<Till> {
  pc.clock.boot()
  const box = faultyBox(await holdBlackBox({ directory: pc.boxFolder, nowMs: () => pc.clock.nowMs() }))
  const till = createTill({
    clock: pc.clock,
    timers: { after: (delayMs, callback) => afterPatience(delayMs, callback, box) },
    randomBytes: (count) => Uint8Array.from(pc.random.bytes(count)),
    subtle: seededSubtle(pc.random),
    database: { name: 'till', indexedDB: pc.profile.indexedDB, IDBKeyRange: pc.profile.IDBKeyRange },
    blackBox: box,
    freeBytes: async () => 10_000_000_000,
    transport: pc.transport,
  })
  pc.running = { till, box }
  await till.start()
  return till
}

/** The process is killed: nothing it still waits for will come back. */
export async function kill(pc: SimTill): Promise<void> {
  const { box } = must(pc.running, 'a running till')
  pc.running = null
  pc.profile.crash()
  await box.die()
}

export function tillOf(pc: SimTill): Till {
  return must(pc.running, 'a running till').till
}

/**
 * Two seconds of patience are worth nothing to a simulated cashier: while a box will not answer they are so many
 * turns of the event loop, enough for the other store and the same in every run of a seed.
 */
function afterPatience(delayMs: number, callback: () => void, box: FaultyBox): () => void {
  if (box.isHanging && delayMs <= COMMIT_LIMIT_MS) {
    const patience = { isOver: false }
    void (async () => {
      await turns(200)
      if (!patience.isOver) callback()
    })()
    return () => {
      patience.isOver = true
    }
  }
  const timer = setTimeout(callback, delayMs)
  return () => clearTimeout(timer)
}

/** So many turns of the event loop, in which the simulated IndexedDB moves and nothing else must. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
