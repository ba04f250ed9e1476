import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ProcessIdentity, identifyProcess, isStillRunning } from './process-identity.ts'

/** Thrown when another program that still runs uses the data. */
export class DataInUse extends Error {
  readonly pid: number
  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is used by process ${pid}`)
    this.pid = pid
  }
}

/**
 * Says that the data folder is ours until released, so that nobody takes our PostgreSQL for an orphan. A claim
 * left by a program that was killed does not count.
 */
export function claimData(dataDir: string): () => void {
  const file = join(dataDir, 'owner.json')
  const owner = readOwner(file)
  if (owner && owner.pid !== process.pid && isStillRunning(owner)) throw new DataInUse(dataDir, owner.pid)
  writeFileSync(file, JSON.stringify(identifyProcess(process.pid)))
  return () => rmSync(file, { force: true })
}

/** Whether the program that claimed the data was killed: a claim is there and nobody stands behind it. */
export function isAbandoned(dataDir: string): boolean {
  const owner = readOwner(join(dataDir, 'owner.json'))
  return owner !== null && !isStillRunning(owner)
}

function readOwner(file: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity
  } catch {
    return null
  }
}
