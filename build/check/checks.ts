import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'

export type Check = { name: string; command: readonly string[] }

/** What must hold before anything runs: types, lint, format, dead code. Architecture is a test beside. */
export const CHECKS: readonly Check[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['biome', 'format', '.'] },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
]

export const ARCHITECTURE: Check = {
  name: 'architecture',
  command: ['vitest', 'run', '--project', 'node', 'build/architecture.test.ts'],
}

/** Runs the checks one after the other, shows what failed, and says how many held. */
export function runChecks(checks: readonly Check[]): { passed: number; failed: number } {
  const results = checks.map(runCheck)
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

function runCheck({ name, command: [program = '', ...args] }: Check): boolean {
  const startedAt = performance.now()
  const done = spawnSync(join(ROOT, 'node_modules/.bin', program), args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const isGood = done.status === 0
  process.stdout.write(`${isGood ? '✓' : '✗'} ${name} (${seconds} s)\n`)
  if (!isGood) process.stdout.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\n`)
  return isGood
}
