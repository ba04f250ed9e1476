import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'
import { addTallies, EMPTY_TALLY, type Tally } from './tally.ts'

const SEEDS = 300
const LANES = 2

/** Runs the simulation over its seeds, side by side; every seed is a test, and one that says nothing has failed. */
export async function runSimulation(): Promise<Tally> {
  const perLane = SEEDS / LANES
  const lanes = Array.from({ length: LANES }, (_, lane) => runLane(1 + lane * perLane, perLane))
  return (await Promise.all(lanes)).reduce(addTallies, EMPTY_TALLY)
}

function runLane(firstSeed: number, count: number): Promise<Tally> {
  const program = join(ROOT, 'build/simulation/sim.ts')
  const asked = [
    '--seed',
    String(firstSeed),
    '--count',
    String(count),
    '--tills',
    '3',
    '--days',
    '2',
    '--json',
  ]
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...asked], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    process.once('disconnect', () => child.kill('SIGTERM'))
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk))
    child.once('error', () => resolve({ passed: 0, failed: count }))
    child.once('close', () => {
      const passed = out.split('\n').filter(isSound).length
      for (const line of out.split('\n'))
        if (line.trim() !== '' && !isSound(line)) process.stdout.write(`${line}\n`)
      resolve({ passed, failed: count - passed })
    })
  })
}

/** Whether a line is the report of a seed without anything lost, counted twice or drifting. */
export function isSound(line: string): boolean {
  try {
    const { seed, lost, twice, drift } = JSON.parse(line) as Record<string, unknown>
    return Number.isSafeInteger(seed) && lost === 0 && twice === 0 && drift === 0
  } catch {
    return false
  }
}
