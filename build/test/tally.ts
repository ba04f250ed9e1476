import { readFileSync } from 'node:fs'

export type Tally = { passed: number; failed: number }

export const EMPTY_TALLY: Tally = { passed: 0, failed: 0 }

export function addTallies(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

/** A part that ended badly counts as one failure at least, whatever it reported. */
export function withExit(tally: Tally, exitCode: number | null): Tally {
  return exitCode === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}

/** Reads Vitest's JSON report. Skipped, pending and todo tests count as failed: nothing may be skipped. */
export function readVitestReport(file: string): Tally {
  const report = readReport(file) as { numTotalTests: number; numPassedTests: number } | null
  if (report === null) return { passed: 0, failed: 1 }
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests }
}

/** Reads Playwright's JSON report. Skipped and flaky journeys count as failed. */
export function readPlaywrightReport(file: string): Tally {
  const report = readReport(file) as {
    stats: Record<'expected' | 'skipped' | 'unexpected' | 'flaky', number>
  } | null
  if (report === null) return { passed: 0, failed: 1 }
  const { expected, skipped, unexpected, flaky } = report.stats
  return { passed: expected, failed: skipped + unexpected + flaky }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
