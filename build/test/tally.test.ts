import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPlaywrightReport, readVitestReport, withExit } from './tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'ocop-tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('what was skipped counts as failed', () => {
  expect(readVitestReport(report({ numTotalTests: 10, numPassedTests: 7 }))).toEqual({ passed: 7, failed: 3 })
  const stats = { expected: 4, skipped: 1, unexpected: 2, flaky: 1 }
  expect(readPlaywrightReport(report({ stats }))).toEqual({ passed: 4, failed: 4 })
})

test('a part without a report has failed', () => {
  expect(readVitestReport(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1 })
})

test('a part that ended badly has failed even when its report shows no failure', () => {
  expect(withExit({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 })
  expect(withExit({ passed: 5, failed: 0 }, null)).toEqual({ passed: 5, failed: 1 })
  expect(withExit({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 })
})
