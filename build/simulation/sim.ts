import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../sync-api/src/db/embedded/start-postgres.ts'
import { type Run, runSeed } from './run-seed.ts'
import { type SimServer, startSimServer } from './sim-server.ts'

/** npm run sim -- --seed S --tills T --days D [--count N] [--until-red] [--quiet] [--json]: N histories from seed S on; red unless all is well. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    tills: { type: 'string', default: '3' },
    days: { type: 'string', default: '3' },
    count: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    /** Only what is red. */
    quiet: { type: 'boolean', default: false },
    'until-red': { type: 'boolean', default: false },
  },
})
const scratchFolder = mkdtempSync(join(tmpdir(), 'ocop-sim-'))
const postgres = await startPostgres({
  dataDir: join(scratchFolder, 'postgres'),
  log: () => {},
  isDurable: false,
})
let failedCount = 0
try {
  const server = await startSimServer(postgres.connectionString)
  try {
    await runAll(server)
  } finally {
    await server.stop()
  }
} finally {
  await postgres.stop()
  rmSync(scratchFolder, { recursive: true, force: true })
}
process.exitCode = failedCount === 0 ? 0 : 1

async function runAll(server: SimServer): Promise<void> {
  for (let index = 0; index < Number(values.count) && !(values['until-red'] && failedCount > 0); index += 1) {
    const run = await runSeed({
      seed: Number(values.seed) + index,
      tills: Number(values.tills),
      days: Number(values.days),
      server,
      scratchFolder,
    })
    if (run.lost.length + run.twice.length + run.drift.length > 0) failedCount += 1
    report(run)
  }
}

function report(run: Run): void {
  const { lost, twice, drift, ...rest } = run
  if (values.json)
    console.log(JSON.stringify({ ...rest, lost: lost.length, twice: twice.length, drift: drift.length }))
  else if (!values.quiet || lost.length + twice.length + drift.length > 0)
    console.log(`seed ${run.seed}: ${run.entries} entries, ${JSON.stringify(run.faults)}, ${run.ms} ms`)
  for (const [kind, lines] of Object.entries({ lost, twice, drift }))
    for (const line of lines) console.error(`  ${kind}: ${line}`)
}
