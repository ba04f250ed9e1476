import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'

const PARENT = join(ROOT, 'node_modules/.cache/bench')

/** A folder for one measurement on the disk the checkout lies on, for the one of temporary files may be memory. */
export async function inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(PARENT, { recursive: true })
  const folder = mkdtempSync(join(PARENT, `${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    remove(folder)
  }
}

/** Takes away what a run that was killed left, and sees to it that this one leaves nothing when it is told to end. */
export function sweepScratch(): void {
  sweep((pid) => !isRunning(pid))
  process.once('exit', () => sweep((pid) => pid === process.pid))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
}

function sweep(isOurs: (pid: number) => boolean): void {
  mkdirSync(PARENT, { recursive: true })
  for (const name of readdirSync(PARENT)) if (isOurs(Number.parseInt(name, 10))) remove(join(PARENT, name))
}

/** A browser that is just ending may still write. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
