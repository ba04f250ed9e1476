import { type SpawnOptions, execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'

// PostgreSQL refuses to run as root. This file decides, and is the only place to decide, as whom it runs and
// where its files then lie:
//   a plain user      as that user, in the data folder;
//   root              in a user namespace that shows root's files as a plain user's, in the data folder;
//   root without one  as a user of its own, from copies under /var/lib, because that user may not be able to
//                     enter the folders above the checkout or the data folder.

/** Where the programs and the cluster lie, and how to start one of the programs. */
export type Place = {
  native: string
  cluster: string
  command: (program: string, args: string[]) => { file: string; args: string[]; options: SpawnOptions }
  /** Hands a file written by us to the user PostgreSQL runs as. */
  give: (path: string) => void
}

type PlaceOptions = {
  dataDir: string
  binaries: Binaries
  log: (line: string) => void
  /** Whether a user namespace may be used; tests say false. */
  mayUnshare: boolean
}

const OWN_ROOT = '/var/lib/ocop-pos'
const OWN_USER = 'ocop-postgres'
const UNSHARE = ['--user', '--map-user=1000', '--map-group=1000']

/** Chooses the place for the cluster of a data folder; moves an existing cluster when it must. */
export function choosePlace(options: PlaceOptions): Place {
  const { dataDir, binaries, mayUnshare } = options
  const cluster = join(dataDir, 'cluster')
  const marker = join(dataDir, 'moved-to')
  if (process.getuid?.() !== 0) {
    if (existsSync(marker))
      throw new Error(`The database of ${dataDir} lies in ${readMarker(marker)}: start as root`)
    return plainPlace(binaries.native, cluster)
  }
  if (existsSync(marker)) return ownPlace(readMarker(marker), binaries)
  if (mayUnshare && canUnshare() && isRootsOrNew(cluster)) return namespacePlace(binaries.native, cluster)
  return moveToOwnPlace(options, { cluster, marker })
}

function plainPlace(native: string, cluster: string): Place {
  return { native, cluster, command: (file, args) => ({ file, args, options: {} }), give: () => {} }
}

function namespacePlace(native: string, cluster: string): Place {
  const command: Place['command'] = (program, args) => ({
    file: 'unshare',
    args: [...UNSHARE, program, ...args],
    options: {},
  })
  return { native, cluster, command, give: () => {} }
}

function ownPlace(cluster: string, binaries: Binaries): Place {
  const user = ownUser()
  const command: Place['command'] = (file, args) => ({ file, args, options: { ...user, cwd: '/' } })
  return {
    native: copyBinaries(binaries),
    cluster,
    command,
    give: (path) => chownSync(path, user.uid, user.gid),
  }
}

function moveToOwnPlace(
  { dataDir, binaries, log }: PlaceOptions,
  from: { cluster: string; marker: string },
): Place {
  const home = join(OWN_ROOT, 'clusters', randomUUID())
  const cluster = join(home, 'cluster')
  const user = ownUser()
  makeReachable(home)
  chownSync(home, user.uid, user.gid)
  chmodSync(home, 0o700)
  if (existsSync(from.cluster)) {
    log(`PostgreSQL cannot run as root in ${dataDir}: moving its data to ${home}`)
    execFileSync('cp', ['-a', from.cluster, cluster])
    execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, cluster])
    execFileSync('sync')
  }
  writeFileSync(from.marker, cluster)
  if (existsSync(from.cluster)) renameSync(from.cluster, `${from.cluster}.before-move`)
  return ownPlace(cluster, binaries)
}

function readMarker(marker: string): string {
  return readFileSync(marker, 'utf8').trim()
}

function canUnshare(): boolean {
  return spawnSync('unshare', [...UNSHARE, 'true'], { stdio: 'ignore' }).status === 0
}

function isRootsOrNew(cluster: string): boolean {
  return !existsSync(cluster) || statSync(cluster).uid === 0
}

function ownUser(): { uid: number; gid: number } {
  const known = lookUpUser()
  if (known) return known
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', OWN_ROOT, OWN_USER])
  const made = lookUpUser()
  if (!made) throw new Error(`The system user ${OWN_USER} could not be made`)
  return made
}

function lookUpUser(): { uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${OWN_USER}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Binaries that any user can read, one copy per version, complete or absent. */
function copyBinaries({ native, version }: Binaries): string {
  const target = join(OWN_ROOT, `postgres-${version}`)
  if (existsSync(target)) return target
  makeReachable(OWN_ROOT)
  const draft = join(OWN_ROOT, `draft-${randomUUID()}`)
  execFileSync('cp', ['-a', native, draft])
  execFileSync('chmod', ['-R', 'a+rX', draft])
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function makeReachable(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
}
