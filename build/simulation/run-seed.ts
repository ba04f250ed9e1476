import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '#shared/testing/random.ts'
import { FAKE_NOW_MS } from '#shared/testing/fake-clock.ts'
import type { Ledger } from './cashier.ts'
import { digestOf } from './digest.ts'
import { faultCount } from './fault-count.ts'
import { CALM, faultyNetwork } from './faulty-network.ts'
import { complaints, heal } from './heal.ts'
import { countEntries, judge, type Verdict } from './oracle.ts'
import { createSimLoop } from './sim-loop.ts'
import type { SimServer } from './sim-server.ts'
import { newSimTill, switchOn, type SimTill } from './sim-till.ts'
import { step, type World } from './steps.ts'
import { holdAgainstJournals, holdTextsAgainstHashes } from './union.ts'

export type Run = Verdict & {
  seed: number
  tills: number
  entries: number
  faults: Record<string, number>
  /** Of every entry that any till or the server holds: the same in every run of a seed. */
  digest: string
  ms: number
}

/** One whole history from a seed: tills open, faults fall, everything heals, the books are judged. */
export async function runSeed(options: {
  seed: number
  tills: number
  days: number
  server: SimServer
  scratchFolder: string
}): Promise<Run> {
  const startedMs = performance.now()
  const { seed, tills, days, server } = options
  const time = { nowMs: FAKE_NOW_MS }
  await server.begin(time)
  const folder = mkdtempSync(join(options.scratchFolder, `seed-${seed}-`))
  const world = newWorld({ seed, server, time, folder })
  try {
    const found = await world.loop.run(async () => {
      for (let count = 0; count < tills; count += 1) await openTill(world)
      await world.server.keepSnapshot()
      for (let count = days * tills * 12; count > 0; count -= 1) await step(world)
      await heal(world)
      return judgeWorld(world)
    })
    const faults = world.faults.counts()
    return { ...found, seed, tills, faults, ms: Math.round(performance.now() - startedMs) }
  } catch (error) {
    throw new Error(`seed ${seed} broke off`, { cause: error })
  } finally {
    for (const pc of world.pcs) await pc.running?.closeFile()
    rmSync(folder, { recursive: true, force: true })
  }
}

function newWorld(options: {
  seed: number
  server: SimServer
  time: { nowMs: number }
  folder: string
}): World {
  const { seed, server, time, folder } = options
  const random = seededRandom(seed)
  const loop = createSimLoop({ time, random: random.fork('turns') })
  const { real } = loop
  const faults = faultCount()
  const ledger: Ledger = { asked: new Map(), released: new Map(), denied: new Set(), broken: [] }
  const network = faultyNetwork({
    server: server.transport,
    random: random.fork('line'),
    weather: () => world.weather,
    faults,
  })
  const transport = {
    enrol: (...asked: Parameters<typeof network.enrol>) => real(() => network.enrol(...asked)),
    push: (...asked: Parameters<typeof network.push>) => real(() => network.push(...asked)),
    pull: (...asked: Parameters<typeof network.pull>) => real(() => network.pull(...asked)),
  }
  const newPc = (name: string): SimTill => {
    const pc = newSimTill({
      name,
      boxFolder: join(folder, name),
      loop,
      time,
      random: random.fork(name),
      transport,
    })
    world.pcs.push(pc)
    return pc
  }
  const world: World = {
    loop,
    time,
    random: random.fork('steps'),
    server: {
      makeCode: (asked) => real(() => server.makeCode(asked)),
      keepSnapshot: () => real(() => server.keepSnapshot()),
      restore: (to) => real(() => server.restore(to)),
      breakAtStatement: (count) => server.breakAtStatement(count),
      look: (work) => real(() => work(server.db)),
    },
    pcs: [],
    ledger,
    faults,
    weather: CALM,
    newPc,
    deliverLate: () => real(() => network.deliverLate()),
  }
  return world
}

async function openTill(world: World): Promise<void> {
  const pc = world.newPc(`till-${world.pcs.length + 1}`)
  const till = await switchOn(pc)
  const enrolled = await till.enrol({ code: await world.server.makeCode({ tillId: null }), name: pc.name })
  if (!enrolled.ok) throw new Error(`${pc.name} could not enrol: ${enrolled.error}`)
  await till.syncOnce()
}

async function judgeWorld(world: World): Promise<Verdict & { entries: number; digest: string }> {
  const { look } = world.server
  const verdict = await look((db) => judge(db, world.ledger))
  verdict.drift.push(
    ...(await complaints(world)),
    ...(await holdAgainstJournals(world)),
    ...(await look(holdTextsAgainstHashes)),
  )
  return { ...verdict, entries: await look(countEntries), digest: await digestOf(world) }
}
