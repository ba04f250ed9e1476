import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium } from '../browser/find-chromium.ts'

/** A program the tests need that npm cannot bring, and the Debian packages that hold it. */
type Tool = { name: string; packages: readonly string[]; isThere: () => boolean }

const TOOLS: readonly Tool[] = [
  { name: 'Chromium', packages: ['chromium'], isThere: () => findChromium() !== null },
  { name: 'socat', packages: ['socat'], isThere: () => isOnPath('socat') },
  {
    name: 'tesseract (vie)',
    packages: ['tesseract-ocr', 'tesseract-ocr-vie'],
    isThere: () => isOnPath('tesseract') && hasVietnameseReader(),
  },
  { name: 'zbarimg', packages: ['zbar-tools'], isThere: () => isOnPath('zbarimg') },
  { name: 'mkfs.xfs', packages: ['xfsprogs'], isThere: () => isOnPath('mkfs.xfs') },
  { name: 'ps', packages: ['procps'], isThere: () => isOnPath('ps') },
]

/**
 * Installs on Debian, as root, what the tests need and is missing; elsewhere returns the names of what is
 * missing. Empty when all is there.
 */
export function ensureTools(): string[] {
  const missing = TOOLS.filter((tool) => !tool.isThere())
  if (missing.length === 0) return []
  if (process.getuid?.() === 0 && isOnPath('apt-get')) install(missing.flatMap((tool) => tool.packages))
  return TOOLS.filter((tool) => !tool.isThere()).map((tool) => tool.name)
}

function install(packages: readonly string[]): void {
  process.stderr.write(`Đang cài ${packages.join(', ')}… / Installing ${packages.join(', ')}…\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, stdio: ['ignore', 2, 2] as ['ignore', number, number] }
  spawnSync('apt-get', ['update', '-q'], options)
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options)
}

function isOnPath(program: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)))
}

function hasVietnameseReader(): boolean {
  const root = '/usr/share/tesseract-ocr'
  if (!existsSync(root)) return isInTessdata('/usr/share/tessdata')
  return readdirSync(root).some((version) => isInTessdata(join(root, version, 'tessdata')))
}

function isInTessdata(folder: string): boolean {
  return existsSync(join(folder, 'vie.traineddata'))
}
