import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { once } from 'node:events'
import { Client } from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { sweepAbandoned } from '../testing/sweep-abandoned.ts'
import { DataInUse } from './owner.ts'
import { readPidFile } from './postmaster.ts'
import { identifyProcess } from './process-identity.ts'
import { startPostgres } from './start-postgres.ts'

// Nobody but us may enter the parent; the folder itself has a space and Vietnamese letters.
const locked = mkdtempSync(join(tmpdir(), 'ocop-locked-'))
chmodSync(locked, 0o700)

const isRoot = process.getuid?.() === 0
const asRoot = [
  { who: 'as root in a user namespace', mayUnshare: true },
  { who: 'as a user of its own', mayUnshare: false },
]
const ways = isRoot ? asRoot : [{ who: 'as a plain user', mayUnshare: true }]

afterAll(() => rmSync(locked, { recursive: true, force: true }))

describe.each(ways)('PostgreSQL $who', ({ who, mayUnshare }) => {
  const dataDir = join(locked, `Đắk Lắk ${who}`, 'postgres')
  const start = () => startPostgres({ dataDir, log: () => {}, mayUnshare })
  afterAll(() => removeMovedCluster(dataDir))

  test('keeps what was committed over a stop and a start, and leaves no process', async () => {
    const first = await start()
    await query(first.connectionString, 'create table kept as select 1 as n')
    const pid = serverPid(dataDir)
    await first.stop()
    expect(identifyProcess(pid)).toBeNull()
    const second = await start()
    expect(await query(second.connectionString, 'select n from kept')).toEqual([{ n: 1 }])
    await second.stop()
  })

  test('listens on loopback only, asks for a password, checks its pages and waits for the disk', async () => {
    const postgres = await start()
    const settings = await query(
      postgres.connectionString,
      `select name, setting from pg_settings where name in
         ('data_checksums', 'listen_addresses', 'synchronous_commit', 'fsync', 'unix_socket_directories')
       order by name`,
    )
    expect(settings.map((row) => `${row['name']}=${row['setting']}`)).toEqual([
      'data_checksums=on',
      'fsync=on',
      'listen_addresses=127.0.0.1',
      'synchronous_commit=on',
      'unix_socket_directories=',
    ])
    const wrong = new URL(postgres.connectionString)
    wrong.password = 'guessed'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600)
    await postgres.stop()
  })
})

describe('PostgreSQL whose program was killed', () => {
  const dataDir = join(locked, 'killed', 'postgres')

  test('is stopped as ours and started again with all that was committed', async () => {
    const { url, kill } = await holdInAnotherProgram(dataDir)
    await query(url, 'create table kept as select 7 as n')
    const orphan = serverPid(dataDir)
    await kill()
    expect(identifyProcess(orphan)).not.toBeNull()
    const lines: string[] = []
    const postgres = await startPostgres({ dataDir, log: (line) => lines.push(line) })
    expect(identifyProcess(orphan)).toBeNull()
    expect(lines.join()).toContain(String(orphan))
    expect(await query(postgres.connectionString, 'select n from kept')).toEqual([{ n: 7 }])
    await postgres.stop()
  })

  test('recovers when it was killed as well', async () => {
    const { url, kill } = await holdInAnotherProgram(dataDir)
    await query(url, 'create table late as select 8 as n')
    const orphan = serverPid(dataDir)
    await kill()
    process.kill(orphan, 'SIGKILL')
    const postgres = await startPostgres({ dataDir, log: () => {} })
    expect(await query(postgres.connectionString, 'select n from late')).toEqual([{ n: 8 }])
    await postgres.stop()
  })

  test('a process that only carries the number of the pid file is left alone', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
    writeFileSync(pidFile, `${stranger.pid}\n${join(dataDir, 'cluster')}\n`)
    const postgres = await startPostgres({ dataDir, log: () => {} })
    expect(stranger.exitCode).toBeNull()
    await postgres.stop()
    stranger.kill()
    await once(stranger, 'exit')
  })

  test('data that a running program uses are refused, its PostgreSQL goes on', async () => {
    const { url, kill } = await holdInAnotherProgram(dataDir)
    await expect(startPostgres({ dataDir, log: () => {} })).rejects.toBeInstanceOf(DataInUse)
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }])
    await kill()
    await (await startPostgres({ dataDir, log: () => {} })).stop()
  })

  test('a test run that was killed is cleared away by the next, one that still runs is not', async () => {
    const root = mkdtempSync(join(locked, 'tmp-'))
    const dead = await holdInAnotherProgram(join(root, 'ocop-dead', 'postgres'))
    const alive = await holdInAnotherProgram(join(root, 'ocop-alive', 'postgres'))
    const orphan = serverPid(join(root, 'ocop-dead', 'postgres'))
    await dead.kill()
    await sweepAbandoned(root)
    expect([identifyProcess(orphan), existsSync(join(root, 'ocop-dead'))]).toEqual([null, false])
    expect(await query(alive.url, 'select 1 as n')).toEqual([{ n: 1 }])
    await alive.kill()
    await sweepAbandoned(root)
    expect(existsSync(join(root, 'ocop-alive'))).toBe(false)
  })

  test('a cluster that was only half made is made anew', async () => {
    const halfMade = join(locked, 'half', 'postgres')
    mkdirSync(join(halfMade, 'cluster.draft', 'base'), { recursive: true })
    writeFileSync(join(halfMade, 'password.draft'), 'half')
    const postgres = await startPostgres({ dataDir: halfMade, log: () => {}, isDurable: false })
    expect(await query(postgres.connectionString, 'select 1 as n')).toEqual([{ n: 1 }])
    await postgres.stop()
  })
})

async function holdInAnotherProgram(dataDir: string): Promise<{ url: string; kill: () => Promise<void> }> {
  const program = join(import.meta.dirname, '../testing/hold-postgres.ts')
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { url: chunk.toString().trim(), kill }
}

async function query(url: string, statement: string): Promise<Record<string, string | number>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows as Record<string, string | number>[]
  } finally {
    await client.end()
  }
}

function clusterOf(dataDir: string): string {
  const moved = join(dataDir, 'moved-to')
  return existsSync(moved) ? readFileSync(moved, 'utf8').trim() : join(dataDir, 'cluster')
}

function serverPid(dataDir: string): number {
  const found = readPidFile(clusterOf(dataDir))
  if (!found) throw new Error(`no PostgreSQL runs on ${dataDir}`)
  return found.pid
}

function removeMovedCluster(dataDir: string): void {
  if (existsSync(join(dataDir, 'moved-to')))
    rmSync(dirname(clusterOf(dataDir)), { recursive: true, force: true })
}
