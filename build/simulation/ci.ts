import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeMutantTree } from './mutant-tree.ts'
import { MUTANTS } from './mutants.ts'

/**
 * Histories that must all be green, in two processes; then each defence is taken out of a copy of the product,
 * and some history must go red.
 */
const ROOT = join(import.meta.dirname, '../..')
const SEEDS_EACH = 150
const MUTANT_SEEDS = 25
const SIZE = ['--tills', '3', '--days', '2']

const halves = await Promise.all(
  [1, 1 + SEEDS_EACH].map((seed) =>
    simulate(ROOT, ['--seed', `${seed}`, '--count', `${SEEDS_EACH}`, ...SIZE]),
  ),
)
const failures = halves.every((isGreen) => isGreen) ? [] : ['a history of the product as it is went red']
console.log(`${2 * SEEDS_EACH} seeds: ${failures.length === 0 ? 'all green' : 'not all green'}`)

const scratch = mkdtempSync(join(tmpdir(), 'ocop-mutants-'))
try {
  for (const [index, mutant] of MUTANTS.entries()) {
    const folder = join(scratch, String(index))
    makeMutantTree(ROOT, folder, mutant)
    const isGreen = await simulate(folder, [
      '--seed',
      '1',
      '--count',
      `${MUTANT_SEEDS}`,
      '--until-red',
      ...SIZE,
    ])
    console.log(`without ${mutant.name}: ${isGreen ? 'STILL GREEN' : 'red, as it must be'}`)
    if (isGreen) failures.push(`nobody notices that a defence is gone (${mutant.name})`)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
for (const failure of failures) console.error(failure)
process.exitCode = failures.length === 0 ? 0 : 1

/** Whether all of these histories were green. Only those of the product itself are worth reading when red. */
function simulate(root: string, args: readonly string[]): Promise<boolean> {
  const isProduct = root === ROOT
  return new Promise((resolve, reject) => {
    const program = join(root, 'build/simulation/sim.ts')
    const child = spawn(process.execPath, [program, '--quiet', ...args], {
      stdio: ['ignore', 'inherit', isProduct ? 'inherit' : 'ignore'],
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code === 0))
  })
}
