import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from '../architecture/source-files.ts'
import { findChromium, sandboxSwitches } from '../browser/find-chromium.ts'
import type { Program } from './program.ts'
import { say } from './say.ts'

/** What shows the till: its program, and how to close it. */
type OpenTill = { shell: 'electron' | 'browser'; stop: () => Promise<void> }

type Opening = { tillUrl: string; apiUrl: string; enrolCode: string }

/** Opens the till's window until the end of the program, or says that somebody must open the address. */
export function holdWindow({ folder, lifetime }: Program, opening: Opening): void {
  const window = openTill({ ...opening, dataDir: folder.path })
  if (window) void lifetime.hold(Promise.resolve(window))
  else
    say(
      'Không có trình duyệt để mở máy bán hàng: hãy mở địa chỉ trên.',
      'No browser to open the till: open the address above.',
    )
}

/**
 * Opens the till's window: in Electron where its program is installed, else in a browser as a kiosk window with a
 * profile of its own, so that nobody's tabs, extensions or cleared history touch the till. Null where neither is.
 */
function openTill(opening: Opening & { dataDir: string }): OpenTill | null {
  const electron = findElectron()
  if (electron !== null) {
    // A folder of its own: one black box has one holder, and the till host has taken the other.
    const env = {
      OCOP_API_URL: opening.apiUrl,
      OCOP_ENROL_CODE: opening.enrolCode,
      OCOP_TILL_DATA: join(opening.dataDir, 'till-electron'),
    }
    const child = spawn(electron, [ELECTRON_MAIN], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, ...env },
    })
    return { shell: 'electron', stop: () => end(child) }
  }
  const browser = findChromium()
  if (browser === null || !hasScreen()) return null
  const profile = join(opening.dataDir, 'browser')
  mkdirSync(profile, { recursive: true })
  const child = spawn(
    browser,
    [`--app=${opening.tillUrl}`, `--user-data-dir=${profile}`, ...SWITCHES, ...sandboxSwitches()],
    {
      stdio: 'ignore',
    },
  )
  return { shell: 'browser', stop: () => end(child) }
}

const ELECTRON_MAIN = join(ROOT, 'desktop/src/main/main.ts')
const SWITCHES = [
  '--start-maximized',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-translate',
  '--disable-sync',
  '--disable-features=Translate',
]

/** The path of Electron's program, if it was downloaded: importing the package would try to. */
function findElectron(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
    const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Record<
      string,
      string
    >
    const program = join(folder, 'dist', names[process.platform] ?? 'electron')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve()
    const force = setTimeout(() => child.kill('SIGKILL'), 5000)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
