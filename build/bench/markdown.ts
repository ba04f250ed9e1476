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

- **commit**: what a power cut may take is counted in the run: the writes of a database that no strict transaction of the same database has followed. Chromium hands a relaxed one to the operating system and flushes it some other time.
- **scan**: on the till's own page, with real key events. From the time stamp of the scan's Enter, when the browser got it, through the change of the cart's rows to the second animation frame after it, which comes when the first has been painted. The browser draws as fast as it can (--disable-frame-rate-limit), so that a screen's clock is not what is measured; six scans a second for the times, fifty for what is lost.
- **start**: a new host and a new browser each time, from the navigation to the list of names.
- **memory**: objects, DOM and buffers after a forced collection (Runtime.getHeapUsage), less those of a blank page. Some of the 10,000 sales are made; the others are reckoned to add as much. \`npm run bench -- --only memory\` makes them all, in many minutes.
- **ratio** is value ÷ the other value; **spread** are the quartiles of the rounds' own ratios. A row without a budget is there for comparison.
`
}
