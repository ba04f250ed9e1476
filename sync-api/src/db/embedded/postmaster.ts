import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identifyProcess } from './process-identity.ts'

/** What a running PostgreSQL writes into `postmaster.pid`; null when the file is missing. */
export function readPidFile(cluster: string): { pid: number; isReady: boolean } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

/**
 * Stops a PostgreSQL that outlived the program that started it. Only a process whose command line names the
 * program and this very cluster is ours. A pid file whose process is gone, or whose number another process now
 * carries, is removed: PostgreSQL takes whatever carries the number, even a process that is dead and not yet
 * buried, for itself and refuses to start. (Workers it may have left still hold its shared memory, so it
 * refuses as long as one lives.)
 */
export async function stopOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const left = readPidFile(cluster)
  if (!left) return
  const found = identifyProcess(left.pid)
  if (found && isOurPostmaster(found.command, cluster)) {
    log(`Stopping a PostgreSQL left running on our data (process ${left.pid})`)
    await stopPostmaster(left.pid)
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** Fast shutdown: sessions are ended, everything is written, the process is gone when this returns. */
export async function stopPostmaster(pid: number): Promise<void> {
  const isGone = () => identifyProcess(pid) === null
  signal(pid, 'SIGINT')
  if (await waitFor(isGone, 60_000)) return
  // Immediate shutdown: nothing committed is lost, the next start recovers.
  signal(pid, 'SIGQUIT')
  if (await waitFor(isGone, 20_000)) return
  signal(pid, 'SIGKILL')
  if (!(await waitFor(isGone, 10_000))) throw new Error(`PostgreSQL (process ${pid}) does not end`)
}

function isOurPostmaster(command: string, cluster: string): boolean {
  return /postgres/.test(command) && command.includes(`-D ${cluster} `)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // already gone
  }
}

async function waitFor(isDone: () => boolean, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += 20) {
    if (isDone()) return true
    await sleep(20)
  }
  return isDone()
}
