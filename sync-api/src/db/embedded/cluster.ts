import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { programPath } from './binaries.ts'
import type { Place } from './place.ts'

export const SUPERUSER = 'ocop'

/**
 * Makes the cluster unless it is there: UTF-8, letters compared by Unicode rules, data checksums, and a random
 * password in a file only the owner of the data folder reads. A cluster half made is made anew.
 */
export function ensureCluster(
  place: Place,
  options: { dataDir: string; isDurable: boolean },
): { password: string } {
  const passwordFile = join(options.dataDir, 'password')
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    const password = randomBytes(24).toString('base64url')
    makeCluster(place, { password, isDurable: options.isDurable, passwordFile })
  }
  return { password: readFileSync(passwordFile, 'utf8').trim() }
}

function makeCluster(
  place: Place,
  options: { password: string; isDurable: boolean; passwordFile: string },
): void {
  const draft = `${place.cluster}.draft`
  const pwfile = join(dirname(place.cluster), 'password.draft')
  rmSync(draft, { recursive: true, force: true })
  rmSync(pwfile, { force: true })
  writeFileSync(pwfile, options.password, { mode: 0o600 })
  place.give(pwfile)
  const {
    file,
    args,
    options: spawnOptions,
  } = place.command(programPath(place.native, 'initdb'), [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${pwfile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(options.isDurable ? [] : ['--no-sync']),
  ])
  const made = spawnSync(file, args, { ...spawnOptions, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  if (made.status !== 0) {
    throw new Error(`initdb failed: ${made.error?.message ?? ''} ${made.stderr ?? ''} ${made.stdout ?? ''}`)
  }
  writeFileSync(options.passwordFile, options.password, { mode: 0o600 })
  rmSync(pwfile, { force: true })
  renameSync(draft, place.cluster)
}
