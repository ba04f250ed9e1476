import { must } from '#shared/result.ts'
import { wake } from './cashier.ts'
import { CALM } from './faulty-network.ts'
import { kill, type SimTill, tillOf } from './sim-till.ts'
import { shopOf, type World } from './steps.ts'
import { countWaiting } from './union.ts'

/** A branch of a thousand entries takes ten rounds, and what others are asked to carry of it comes on top. */
const MAX_ROUNDS = 60

/**
 * The storm is over: the line holds, clocks are set right, every PC is started once more, and somebody types a new
 * code where a till asks for one. Whatever is still unsent after that is the till's fault.
 */
export async function heal(world: World): Promise<void> {
  world.weather = CALM
  await world.deliverLate()
  for (const pc of world.pcs) {
    pc.clock.skewMs = 0
    await kill(pc)
    world.time.nowMs += 60_000
    await wake(shopOf(world, pc))
  }
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    for (const pc of world.pcs) await help(world, pc)
    if (await isAllAtRest(world)) return
    world.time.nowMs += 60_000
  }
}

/** What a till still says is wrong when all should be well; empty when nothing is. */
export async function complaints(world: World): Promise<string[]> {
  const said: string[] = []
  for (const pc of world.pcs) {
    const { phase, sync } = tillOf(pc).getState()
    const waitingCount = await countWaiting(pc)
    if (!isAtRest(pc) || waitingCount > 0)
      said.push(
        `${pc.name} is ${phase}, ${sync.unsentCount} unsent, ${waitingCount} to carry, stop ${sync.stop ?? 'none'}, problem ${sync.problem ?? 'none'}`,
      )
  }
  return said
}

async function help(world: World, pc: SimTill): Promise<void> {
  const till = tillOf(pc)
  await till.syncOnce()
  const { phase, sync, findings } = till.getState()
  const needsCode =
    phase === 'not-enrolled' ||
    sync.problem === 'unknown-till' ||
    sync.stop === 'forked' ||
    findings.some(({ code }) => code === 'key-lost')
  if (!needsCode) return
  const forSame = await till.enrol({ code: await world.server.makeCode(codeFor(pc)), name: pc.name })
  if (!forSame.ok) {
    world.faults.note(`enrol-refused-${forSame.error}`)
    await till.enrol({ code: await world.server.makeCode({ tillId: null }), name: pc.name })
  }
  await till.syncOnce()
}

/** A lost key is replaced by a code made for that very till (P15); a fork enrols as a new one (P5). */
function codeFor(pc: SimTill): { tillId: string | null } {
  const { identity, findings } = tillOf(pc).getState()
  const hasLostKey = findings.some(({ code }) => code === 'key-lost')
  return { tillId: hasLostKey ? must(identity, 'the till that lost its key').tillId : null }
}

async function isAllAtRest({ pcs }: World): Promise<boolean> {
  for (const pc of pcs) if (!isAtRest(pc) || (await countWaiting(pc)) > 0) return false
  return true
}

function isAtRest(pc: SimTill): boolean {
  const { phase, sync } = tillOf(pc).getState()
  return phase === 'ready' && (sync.stop === 'forked' || (sync.unsentCount === 0 && sync.problem === null))
}
