import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries, programPath } from './binaries.ts'
import { SUPERUSER, ensureCluster } from './cluster.ts'
import { claimData } from './owner.ts'
import { type Place, choosePlace } from './place.ts'
import { readPidFile, stopOrphan, stopPostmaster } from './postmaster.ts'

export type StartOptions = {
  /** A folder of its own; made when missing. Holds the cluster, the password, the log. */
  dataDir: string
  log: (line: string) => void
  /** false: nothing is forced to disk. For tests, whose data nobody misses. */
  isDurable?: boolean
  /** false: as root, run as a user of its own even where a user namespace would do. */
  mayUnshare?: boolean
}

export type RunningPostgres = {
  /** postgres://… of the superuser, database `postgres`, on loopback. */
  connectionString: string
  /** Fast shutdown; leaves no process. */
  stop: () => Promise<void>
}

/**
 * Starts PostgreSQL on the data of `dataDir`, making the cluster at first: loopback only, a random port, no
 * socket folder. Recovers data that a crash left, and stops a PostgreSQL of ours that outlived its program.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  mkdirSync(options.dataDir, { recursive: true })
  const dataDir = realpathSync(options.dataDir)
  const isDurable = options.isDurable ?? true
  const release = claimData(dataDir)
  try {
    const { log, mayUnshare = true } = options
    const place = choosePlace({ dataDir, binaries: findBinaries(), log, mayUnshare })
    await stopOrphan(place.cluster, log)
    const { password } = ensureCluster(place, { dataDir, isDurable })
    const { child, port } = await launch(place, { dataDir, isDurable, log })
    const stop = async () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        await stopPostmaster(child.pid)
      }
      release()
    }
    return { connectionString: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    release()
    throw error
  }
}

type LaunchOptions = { dataDir: string; isDurable: boolean; log: (line: string) => void }

/** Tries again when the port was taken meanwhile, or when workers of a killed server have not ended yet. */
async function launch(place: Place, options: LaunchOptions): Promise<{ child: ChildProcess; port: number }> {
  const logFile = join(options.dataDir, 'postgres.log')
  let reason = ''
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await freePort()
    keepPreviousLog(logFile)
    const child = spawnServer(place, { port, logFile, isDurable: options.isDurable })
    if (await becomesReady(child, place.cluster, options.log)) return { child, port }
    reason = readFileSync(logFile, 'utf8').slice(-2000)
    if (!/Address already in use|pre-existing shared memory block/i.test(reason)) break
    await sleep(500)
  }
  throw new Error(`PostgreSQL did not start:\n${reason}`)
}

function spawnServer(
  place: Place,
  { port, logFile, isDurable }: { port: number; logFile: string; isDurable: boolean },
): ChildProcess {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    synchronous_commit: 'on',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    ...(isDurable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = place.command(programPath(place.native, 'postgres'), ['-D', place.cluster, ...args])
  const out = openSync(logFile, 'a', 0o600)
  try {
    // A session of its own: Ctrl-C reaches us alone, and we shut it down in order. Its log is a file, so that
    // it can still write when we are killed.
    return spawn(command.file, command.args, {
      ...command.options,
      detached: true,
      stdio: ['ignore', out, out],
    })
  } finally {
    closeSync(out)
  }
}

/** True once it accepts connections, however long recovery takes; false when it ended instead. */
async function becomesReady(
  child: ChildProcess,
  cluster: string,
  log: (line: string) => void,
): Promise<boolean> {
  let hasEnded = false
  child.once('exit', () => (hasEnded = true))
  child.once('error', () => (hasEnded = true))
  for (let waitedMs = 0; !hasEnded; waitedMs += 20) {
    const found = readPidFile(cluster)
    if (found?.pid === child.pid && found?.isReady) return true
    if (waitedMs > 0 && waitedMs % 10_000 === 0) log('PostgreSQL is still recovering its data')
    await sleep(20)
  }
  return false
}

function keepPreviousLog(logFile: string): void {
  try {
    rmSync(`${logFile}.1`, { force: true })
    renameSync(logFile, `${logFile}.1`)
  } catch {
    // the first start has none
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
