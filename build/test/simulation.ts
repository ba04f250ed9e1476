import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'
import { runProgram } from './run-program.ts'
import { type Tally, withExit } from './tally.ts'

/** Runs the simulation over its seeds and over the product with each defence taken out; each of these is a test. */
export async function runSimulation(): Promise<Tally> {
  let out = ''
  const code = await runProgram(process.execPath, [join(ROOT, 'build/simulation/ci.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    onOutput(chunk) {
      process.stdout.write(chunk)
      out += chunk
    },
  })
  return withExit(tallyOf(out), code)
}

/** One verdict a line: "300 seeds: all green", "without dedup: red, as it must be". */
export function tallyOf(report: string): Tally {
  const verdicts = report.split('\n').filter((line) => /^(\d+ seeds|without .*): /.test(line))
  const passed = verdicts.filter((line) => /: (all green|red, as it must be)$/.test(line)).length
  const failed = verdicts.length - passed
  return passed === 0 ? { passed, failed: Math.max(1, failed) } : { passed, failed }
}
