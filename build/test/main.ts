import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'
import { CHECKS, runChecks } from '../check/checks.ts'
import { buildPages } from '../pages/build-pages.ts'
import {
  addTallies,
  EMPTY_TALLY,
  readPlaywrightReport,
  readVitestReport,
  type Tally,
  withExit,
} from './tally.ts'
import { runProgram } from './run-program.ts'
import { runSimulation } from './simulation.ts'
import { ensureTools } from './tools.ts'

const reports = mkdtempSync(join(tmpdir(), 'ocop-reports-'))

process.exitCode = await main()

async function main(): Promise<number> {
  const missing = ensureTools()
  if (missing.length > 0) {
    const names = missing.join(', ')
    process.stderr.write(
      `Thiếu ${names}: hãy cài rồi chạy lại. / Missing ${names}: install them and run again.\n`,
    )
    return conclude({ passed: 0, failed: missing.length })
  }
  let tally: Tally = EMPTY_TALLY
  for (const part of [runStaticChecks, runPageBuilds, runVitest, runJourneys, runSeeds])
    tally = addTallies(tally, await part().catch(failedPart))
  return conclude(tally)
}

function conclude({ passed, failed }: Tally): number {
  rmSync(reports, { recursive: true, force: true })
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

function failedPart(error: unknown): Tally {
  process.stdout.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return { passed: 0, failed: 1 }
}

function runStaticChecks(): Promise<Tally> {
  heading('check')
  return Promise.resolve(runChecks(CHECKS))
}

/** Once and first: several tests serve the pages at the same time. */
async function runPageBuilds(): Promise<Tally> {
  heading('pages')
  await buildPages(() => {})
  return { passed: 1, failed: 0 }
}

async function runVitest(): Promise<Tally> {
  heading('vitest')
  const report = join(reports, 'vitest.json')
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return withExit(readVitestReport(report), code)
}

async function runJourneys(): Promise<Tally> {
  heading('journeys')
  const report = join(reports, 'playwright.json')
  const code = await run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  return withExit(readPlaywrightReport(report), code)
}

function runSeeds(): Promise<Tally> {
  heading('simulation')
  return runSimulation()
}

function heading(name: string): void {
  process.stdout.write(`\n── ${name} ──\n`)
}

/** Runs a program of node_modules/.bin to its end; its colours are off so that logs stay readable. */
function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number | null> {
  return runProgram(join(ROOT, 'node_modules/.bin', program), args, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}
