import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Runs `npm ci` unless node_modules holds exactly what the lock file names. Progress goes to stderr. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.error('Đang cài các gói cần thiết… / Installing packages…')
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  // npm's own script run by this Node, where npm says which: no shell, so that any folder name works.
  const npm = process.env.npm_execpath
  const [file, before] =
    npm && /\.c?js$/.test(npm) ? [process.env.npm_node_execpath ?? process.execPath, [npm]] : ['npm', []]
  const done = spawnSync(file, [...before, ...args], {
    cwd: ROOT,
    // stdout belongs to the JSON line of `npm start -- --json`.
    stdio: ['ignore', 2, 2],
    shell: file === 'npm' && process.platform === 'win32',
  })
  if (done.status === 0 && isInstalled()) return
  console.error('Không cài được các gói (xem phía trên). / Packages could not be installed (see above).')
  process.exit(1)
}

/** npm notes what it installed in a hidden lock file, written last: an install cut short has none. */
function isInstalled() {
  const wanted = readPackages(join(ROOT, 'package-lock.json'))
  const present = readPackages(join(ROOT, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, lock]) => {
    if (path === '') return true
    const found = present[path]
    if (!found) return lock.optional === true && !isForThisMachine(lock)
    return found.version === lock.version && existsSync(join(ROOT, path))
  })
}

/** Optional packages that name no system belong to others that were left out. */
function isForThisMachine({ os, cpu, libc }) {
  const isForCpu = !cpu || cpu.includes(process.arch)
  return os?.includes(process.platform) && isForCpu && !libc?.includes('musl')
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}
