import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { findBinaries } from '../../sync-api/src/db/embedded/binaries.ts'
import { findChromium } from '../browser/find-chromium.ts'

/** What a measurement depends on and a reader may compare: no name of the machine and no path. */
export function machineFacts(): string[] {
  const chromium = findChromium()
  return [
    `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    chromium ? versionOf(chromium) : 'no Chromium',
    `PostgreSQL ${numberIn(findBinaries().version)}`,
  ]
}

/** "Chromium 151.0.1": the program's own word without its packager's. */
function versionOf(program: string): string {
  const said = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return `${said.split(' ')[0]} ${numberIn(said)}`
}

function numberIn(text: string): string {
  return /\d+(\.\d+)+/.exec(text)?.[0] ?? '?'
}
