import { mkdirSync } from 'node:fs'
import { createTill } from '../../desktop/src/core/create-till.ts'
import type { Transport } from '../../desktop/src/core/parts.ts'
import type { Till } from '../../desktop/src/core/till.ts'
import { holdBlackBox } from '../../desktop/src/machine/black-box/black-box.ts'
import { must } from '#shared/result.ts'
import type { Random } from '#shared/testing/random.ts'
import { type DurableIndexedDb, durableIndexedDb } from './durable-indexeddb.ts'
import { type FaultyBox, faultyBox } from './faulty-box.ts'
import { seededSubtle } from './seeded-subtle.ts'
import { type SimClock, simClock, type TrueTime } from './sim-clock.ts'
import type { Program, SimLoop } from './sim-loop.ts'

/** A shop PC: its disk (IndexedDB profile and box folder), its clock, and the program that may be running on it. */
export type SimTill = {
  name: string
  boxFolder: string
  loop: SimLoop
  clock: SimClock
  profile: DurableIndexedDb
  random: Random
  transport: Transport
  running: Running | null
}

type Running = { till: Till; box: FaultyBox; program: Program; closeFile(): Promise<void> }

export function newSimTill(options: {
  name: string
  boxFolder: string
  loop: SimLoop
  time: TrueTime
  random: Random
  transport: Transport
}): SimTill {
  const { time, ...rest } = options
  mkdirSync(options.boxFolder, { recursive: true })
  return { ...rest, clock: simClock(time, 0), profile: durableIndexedDb(), running: null }
}

/** Switches the PC on and waits until the program stands. */
export async function switchOn(pc: SimTill): Promise<Till> {
  const till = await boot(pc)
  await till.start()
  return till
}

/** The program as it begins, not started yet: the real core over the real box file and the simulated profile. */
export async function boot(pc: SimTill): Promise<Till> {
  const { loop } = pc
  pc.clock.boot()
  const file = await loop.real(() => holdBlackBox({ directory: pc.boxFolder, nowMs: () => pc.clock.nowMs() }))
  const box = faultyBox(file, loop)
  const program = loop.newProgram()
  const till = inProgram(
    program,
    createTill({
      clock: pc.clock,
      timers: loop.timers,
      randomBytes: (count) => Uint8Array.from(pc.random.bytes(count)),
      subtle: seededSubtle(pc.random, loop),
      database: databaseOf(pc),
      blackBox: box,
      freeBytes: async () => 10_000_000_000,
      transport: pc.transport,
    }),
  )
  pc.running = { till, box, program, closeFile: () => file.close() }
  return till
}

/** The program is killed: it gets no further turn, and nothing it still waits for will come back. */
export async function kill(pc: SimTill): Promise<void> {
  const { program, closeFile } = must(pc.running, 'a running till')
  pc.running = null
  program.kill()
  pc.profile.crash()
  await pc.loop.real(closeFile)
}

export function tillOf(pc: SimTill): Till {
  return must(pc.running, 'a running till').till
}

export function databaseOf({ profile }: SimTill) {
  return { name: 'till', indexedDB: profile.indexedDB, IDBKeyRange: profile.IDBKeyRange }
}

/** Whatever the till is asked to do it does in its own program, and dies with it. */
function inProgram({ call }: Program, till: Till): Till {
  return {
    ...till,
    start: () => call(() => till.start()),
    syncOnce: () => call(() => till.syncOnce()),
    scrubOnce: () => call(() => till.scrubOnce()),
    stop: () => call(() => till.stop()),
    enrol: (input) => call(() => till.enrol(input)),
    checkReady: () => call(() => till.checkReady()),
    commit: (kind, body) => call(() => till.commit(kind, body)),
    settle: (choice, by) => call(() => till.settle(choice, by)),
    saveCart: (cart) => call(() => till.saveCart(cart)),
    loadCart: () => call(() => till.loadCart()),
    recentSales: (limit) => call(() => till.recentSales(limit)),
  }
}
