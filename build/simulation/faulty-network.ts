import type { Transport, WireFailure } from '../../desktop/src/core/parts.ts'
import { err, type Result } from '#shared/result.ts'
import type { Random } from '#shared/testing/random.ts'
import type { FaultCount } from './fault-count.ts'

/** What the line does to one call: how often, out of a hundred. */
export type Weather = { lose: number; cutAnswer: number; repeat: number; late: number }

export const CALM: Weather = { lose: 0, cutAnswer: 0, repeat: 0, late: 0 }
export const STORM: Weather = { lose: 20, cutAnswer: 20, repeat: 15, late: 15 }
export const DEAD: Weather = { lose: 100, cutAnswer: 0, repeat: 0, late: 0 }

const OFFLINE: WireFailure = { reason: 'offline', nowMs: null }

/**
 * A line that loses requests, cuts answers after the server committed, repeats requests, and keeps some back to
 * deliver them long after the till has gone on (delay and reordering: the till is offered nothing of them).
 */
export function faultyNetwork(options: {
  server: Transport
  random: Random
  weather: () => Weather
  faults: FaultCount
}): Transport & { deliverLate(): Promise<void> } {
  const { server, random, weather, faults } = options
  const late: (() => Promise<unknown>)[] = []

  async function carry<T>(call: () => Promise<Result<T, WireFailure>>): Promise<Result<T, WireFailure>> {
    const { lose, cutAnswer, repeat, late: delay } = weather()
    const dice = random.int(1, 100)
    if (dice <= lose) return faults.note('request-lost', err(OFFLINE))
    if (dice <= lose + cutAnswer) {
      await call()
      return faults.note('answer-cut', err(OFFLINE))
    }
    if (dice <= lose + cutAnswer + repeat) {
      faults.note('request-repeated')
      if (random.oneIn(2)) await Promise.all([call(), call()])
      else await call()
    } else if (dice <= lose + cutAnswer + repeat + delay) {
      late.push(call)
      return faults.note('request-late', err(OFFLINE))
    }
    return call()
  }

  return {
    enrol: (request) => carry(() => server.enrol(request)),
    push: (request, token) => carry(() => server.push(request, token)),
    pull: (request, token) => carry(() => server.pull(request, token)),
    async deliverLate() {
      for (const call of random.shuffled(late.splice(0))) await call()
    },
  }
}
