import { AsyncLocalStorage } from 'node:async_hooks'
import type { Timers } from '../../desktop/src/core/parts.ts'
import type { Random } from '#shared/testing/random.ts'
import type { TrueTime } from './sim-clock.ts'

/**
 * The one event loop of a history, on which everything simulated takes its turns in an order that only the seed
 * decides. The real world (disk, database, keys) is let in one call at a time while all else stands still, however
 * long it takes; nobody's timer runs out before nothing else can happen.
 */
export type SimLoop = {
  /** Runs a history from its first turn; rejects when it waits for what can no longer come. */
  run<T>(history: () => Promise<T>): Promise<T>
  newProgram(): Program
  /** A call into the real world. It begins, and its answer comes, after as many turns as the seed says. */
  real<T>(work: () => Promise<T>): Promise<T>
  timers: Timers
  turns(count: number): Promise<void>
}

/** A running program: a killed one never gets another turn, whatever it was waiting for. */
export type Program = { call<T>(work: () => Promise<T>): Promise<T>; kill(): void; readonly isDead: boolean }

type Job = { program: Program; turnsLeft: number; isReal: boolean; act: () => unknown }
type Timer = { program: Program; dueMs: number; callback: () => void }
type Here = { program: Program; add(job: Job): void }

const MOST_TURNS = 6
const here = new AsyncLocalStorage<Here>()
const outside = AsyncLocalStorage.snapshot()
const nextTurn = globalThis.setImmediate
const NO_HANDLE = nextTurn(() => undefined)

// fake-indexeddb looks setImmediate up at each of its turns: inside a history they are turns of that history's loop.
globalThis.setImmediate = Object.assign(
  <TArgs extends unknown[]>(act: (...args: TArgs) => void, ...args: TArgs) => {
    const at = here.getStore()
    if (at === undefined) return nextTurn(act, ...args)
    at.add({ program: at.program, turnsLeft: 0, isReal: false, act: () => act(...args) })
    return NO_HANDLE
  },
  { __promisify__: nextTurn.__promisify__ },
)

export function createSimLoop({ time, random }: { time: TrueTime; random: Random }): SimLoop {
  const jobs: Job[] = []
  let timers: Timer[] = []
  let isOver = false
  let onStandstill: (error: Error) => void = () => undefined

  const add = (job: Job) => void jobs.push(job)
  const newProgram = (): Program => {
    let isDead = false
    const program: Program = {
      get isDead() {
        return isDead
      },
      kill: () => void (isDead = true),
      call: (work) =>
        new Promise((resolve, reject) => {
          add({ program, turnsLeft: 0, isReal: false, act: () => work().then(resolve, reject) })
        }),
    }
    return program
  }
  const history = newProgram()
  const whoCalls = () => here.getStore()?.program ?? history

  function next(): void {
    const job = jobs.shift()
    if (isOver) return
    if (job === undefined) return waitForTimer()
    if (job.program.isDead) return next()
    if (job.turnsLeft > 0) {
      job.turnsLeft -= 1
      jobs.push(job)
      return next()
    }
    if (job.isReal) return void (outside(job.act) as Promise<void>).then(() => nextTurn(next))
    here.run({ program: job.program, add }, job.act)
    nextTurn(next)
  }

  /** Everybody waits: time passes until the first of them has waited long enough. */
  function waitForTimer(): void {
    timers = timers.filter(({ program }) => !program.isDead)
    const first = timers.reduce<Timer | null>(
      (least, timer) => (least === null || timer.dueMs < least.dueMs ? timer : least),
      null,
    )
    if (first === null) return onStandstill(new Error('everybody waits for what can no longer come'))
    timers.splice(timers.indexOf(first), 1)
    time.nowMs = Math.max(time.nowMs, first.dueMs)
    add({ program: first.program, turnsLeft: 0, isReal: false, act: first.callback })
    next()
  }

  return {
    newProgram,
    run: (main) =>
      new Promise((resolve, reject) => {
        onStandstill = reject
        history
          .call(main)
          .finally(() => (isOver = true))
          .then(resolve, reject)
        outside(next)
      }),
    real(work) {
      const program = whoCalls()
      const [before, after] = [random.int(0, MOST_TURNS), random.int(0, MOST_TURNS)]
      return new Promise((resolve, reject) => {
        const answer = (act: () => void) => add({ program, turnsLeft: after, isReal: false, act })
        const act = () =>
          work().then(
            (value) => answer(() => resolve(value)),
            (error: unknown) => answer(() => reject(error)),
          )
        add({ program, turnsLeft: before, isReal: true, act })
      })
    },
    timers: {
      after(delayMs, callback) {
        const timer = { program: whoCalls(), dueMs: time.nowMs + delayMs, callback }
        timers.push(timer)
        return () => {
          timers = timers.filter((other) => other !== timer)
        }
      },
    },
    async turns(count) {
      for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    },
  }
}
