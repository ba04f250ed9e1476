import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { instantMs, isoOf } from '#shared/time.ts'
import { benchCommit } from './commit.ts'
import { benchGrowth } from './growth.ts'
import { benchIngest } from './ingest.ts'
import { markdownOf } from './markdown.ts'
import type { Row } from './row.ts'
import { sweepScratch } from './scratch.ts'
import { benchSearch } from './search.ts'
import { tableOf } from './table.ts'
import { benchMemory, benchTill } from './till.ts'
import { benchWire } from './wire.ts'

// npm run bench [-- --json] [--only commit,ingest] [--markdown docs/benchmarks.md]: what docs/benchmarks.md holds. Budgets are never tests: a busy machine
// is no fault of the code. Ends with 1 when a measurement could not be made.

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  commit: benchCommit,
  ingest: benchIngest,
  growth: benchGrowth,
  wire: benchWire,
  search: benchSearch,
  till: benchTill,
}

/** Only when it is named: it takes ten times as long as all others. */
const LONG_BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = { memory: benchMemory }

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, markdown: { type: 'string' } },
})
sweepScratch()
const names = values.only?.split(',') ?? Object.keys(BENCHES)
const rows: Row[] = []
for (const name of names) {
  const bench = { ...BENCHES, ...LONG_BENCHES }[name]
  if (!bench)
    throw new Error(
      `--only ${name}: there are ${[...Object.keys(BENCHES), ...Object.keys(LONG_BENCHES)].join(', ')}`,
    )
  process.stderr.write(`${name} …\n`)
  rows.push(...(await bench()))
}
process.stdout.write(`${values.json ? JSON.stringify({ rows }) : tableOf(rows)}\n`)
if (values.markdown)
  writeFileSync(values.markdown, markdownOf(rows, isoOf(instantMs(Date.now())).slice(0, 10)))
