import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'
import { type Tally, withExit } from './tally.ts'

/** Runs the simulation over its seeds and over the product with each defence taken out; each of these is a test. */
export function runSimulation(): Promise<Tally> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'build/simulation/ci.ts')], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    process.once('disconnect', () => child.kill('SIGTERM'))
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      process.stdout.write(chunk)
      out += chunk
    })
    child.once('error', () => resolve({ passed: 0, failed: 1 }))
    child.once('close', (code) => resolve(withExit(tallyOf(out), code)))
  })
}

/** One verdict a line: "300 seeds: all green", "without dedup: red, as it must be". */
export function tallyOf(report: string): Tally {
  const verdicts = report.split('\n').filter((line) => /^(\d+ seeds|without .*): /.test(line))
  const passed = verdicts.filter((line) => /: (all green|red, as it must be)$/.test(line)).length
  const failed = verdicts.length - passed
  return passed === 0 ? { passed, failed: Math.max(1, failed) } : { passed, failed }
}
