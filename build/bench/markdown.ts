import { machineFacts } from './machine-facts.ts'
import type { Row } from './row.ts'
import { tableOf } from './table.ts'

/** The page of a run: what was measured, on what. */
export function markdownOf(rows: readonly Row[], day: string): string {
  return `# Benchmarks

\`npm run bench\` on ${day}, all rows of one run. Ratios hold from machine to machine better than times do.

${machineFacts()
  .map((fact) => `- ${fact}`)
  .join('\n')}

${tableOf(rows)}

- **commit**: what a power cut takes is counted in the run: the writes of a database that no strict transaction of the same database has followed. Chromium hands a relaxed one to the operating system and flushes it some other time.
- **ratio** is value ÷ the other value; **spread** are the quartiles of the rounds' own ratios. A row without a budget is there for comparison.
`
}
