import { expect, test } from 'vitest'
import { seededRandom } from '#shared/testing/random.ts'
import { createSimLoop } from './sim-loop.ts'

const NEVER = new Promise<never>(() => undefined)

function newLoop(seed = 1) {
  const time = { nowMs: 0 }
  return { time, loop: createSimLoop({ time, random: seededRandom(seed) }) }
}

/** What two programs that do the same and ask the real world for slow and quick things do, in its order. */
async function orderOf(seed: number, slowMs: number): Promise<string[]> {
  const { loop } = newLoop(seed)
  const seen: string[] = []
  const work = async (name: string, delayMs: number) => {
    for (let count = 0; count < 5; count += 1) {
      await loop.real(() => new Promise((resolve) => setTimeout(resolve, delayMs)))
      await loop.turns(2)
      seen.push(`${name}${count}`)
    }
  }
  await loop.run(() =>
    Promise.all([
      loop.newProgram().call(() => work('a', slowMs)),
      loop.newProgram().call(() => work('b', 0)),
    ]),
  )
  return seen
}

test('only the seed decides the order, not how long the real world takes', async () => {
  const order = await orderOf(1, 0)
  expect(await orderOf(1, 20)).toEqual(order)
  expect(await orderOf(2, 0)).not.toEqual(order)
})

test('a killed program gets no further turn, and its timers never ring', async () => {
  const { loop } = newLoop()
  const done: string[] = []
  await loop.run(async () => {
    const program = loop.newProgram()
    void program.call(async () => {
      loop.timers.after(10, () => done.push('timer'))
      await loop.turns(5)
      done.push('dead')
    })
    await loop.turns(3)
    program.kill()
    loop.timers.after(100, () => done.push('living'))
    await new Promise<void>((resolve) => loop.timers.after(200, resolve))
  })
  expect(done).toEqual(['living'])
})

test('a timer rings when nothing else can happen, and time has passed by then', async () => {
  const { loop, time } = newLoop()
  const passed = await loop.run(async () => {
    let hasRung = false
    loop.timers.after(2000, () => (hasRung = true))
    await loop.turns(1000)
    const before = hasRung
    await new Promise<void>((resolve) => loop.timers.after(3000, resolve))
    return { before, hasRung }
  })
  expect(passed).toEqual({ before: false, hasRung: true })
  expect(time.nowMs).toBe(3000)
})

test('a history that waits for what can no longer come says so', async () => {
  const { loop } = newLoop()
  await expect(loop.run(() => NEVER)).rejects.toThrow('what can no longer come')
})
