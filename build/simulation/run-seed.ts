import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '#shared/testing/random.ts'
import { FAKE_NOW_MS } from '#shared/testing/fake-clock.ts'
import type { Ledger } from './cashier.ts'
import { cloneProfile } from './clone-profile.ts'
import { faultCount } from './fault-count.ts'
import { CALM, faultyNetwork } from './faulty-network.ts'
import { complaints, heal } from './heal.ts'
import { countEntries, judge, type Verdict } from './oracle.ts'
import { holdAgainstJournals } from './union.ts'
import { startSimServer } from './sim-server.ts'
import { newSimTill, switchOn, type SimTill, kill } from './sim-till.ts'
import { step, type World } from './steps.ts'

export type Run = Verdict & {
  seed: number
  tills: number
  entries: number
  faults: Record<string, number>
  ms: number
}

/** One whole history from a seed: tills open, faults fall, everything heals, the books are judged. */
export async function runSeed(options: {
  seed: number
  tills: number
  days: number
  postgresUrl: string
  scratchFolder: string
}): Promise<Run> {
  const startedMs = performance.now()
  const { seed, tills, days } = options
  const random = seededRandom(seed)
  const folder = mkdtempSync(join(options.scratchFolder, `seed-${seed}-`))
  const time = { nowMs: FAKE_NOW_MS }
  const faults = faultCount()
  const ledger: Ledger = { asked: new Map(), released: new Map(), denied: new Set(), broken: [] }
  const server = await startSimServer({
    postgresUrl: options.postgresUrl,
    name: `sim_${process.pid}_${seed}`,
    time,
  })
  const network = faultyNetwork({
    server: server.transport,
    random: random.fork('line'),
    weather: () => world.weather,
    faults,
  })
  const newPc = (name: string): SimTill =>
    newSimTill({
      name,
      boxFolder: join(folder, name),
      time,
      skewMs: 0,
      random: random.fork(name),
      transport: network,
    })
  const world: World = {
    time,
    random: random.fork('steps'),
    server,
    pcs: [],
    ledger,
    faults,
    weather: CALM,
    deliverLate: () => network.deliverLate(),
    clone: async (pc) => cloneProfile(pc, newPc(`${pc.name}-copy-${world.pcs.length}`)),
  }
  try {
    for (let index = 0; index < tills; index += 1)
      world.pcs.push(await openTill(newPc(`till-${index + 1}`), world))
    await server.keepSnapshot()
    for (let count = days * tills * 12; count > 0; count -= 1) await step(world)
    await heal(world)
    const verdict = await judge(server.db(), ledger)
    verdict.drift.push(...complaints(world), ...(await holdAgainstJournals(world)))
    const entries = await countEntries(server.db())
    return {
      ...verdict,
      seed,
      tills,
      entries,
      faults: faults.counts(),
      ms: Math.round(performance.now() - startedMs),
    }
  } finally {
    for (const pc of world.pcs) if (pc.running) await kill(pc)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openTill(pc: SimTill, world: World): Promise<SimTill> {
  const till = await switchOn(pc)
  const enrolled = await till.enrol({ code: await world.server.makeCode({ tillId: null }), name: pc.name })
  if (!enrolled.ok) throw new Error(`${pc.name} could not enrol: ${enrolled.error}`)
  await till.syncOnce()
  return pc
}
