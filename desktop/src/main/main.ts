import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, type BrowserWindow, dialog, Menu } from 'electron'
import { holdBlackBox } from '../machine/black-box/black-box.ts'
import { FolderTaken } from '../machine/black-box/lock.ts'
import { machineHandlers } from '../machine/handlers.ts'
import { serveMachine } from '../machine/serve.ts'
import { serveMachineIpc } from './machine-ipc.ts'
import { registerPageScheme, servePageScheme } from './page-scheme.ts'
import { openTillWindow } from './till-window.ts'
import { words } from './words.ts'

/**
 * The till on a shop PC. The data folder is named here, for a folder that followed the product's name would be
 * empty after a rename. One program at a time: a second start brings the first one's window to the front.
 */
const PAGE_DIR = fileURLToPath(new URL('../../dist', import.meta.url))
const dataDir = process.env['OCOP_TILL_DATA'] ?? join(app.getPath('appData'), 'ocop-pos')
const apiUrl = process.env['OCOP_API_URL'] ?? 'http://127.0.0.1:4100'
const suggestedCode = process.env['OCOP_ENROL_CODE'] ?? null

app.enableSandbox()
app.setPath('userData', join(dataDir, 'electron'))
registerPageScheme()
if (app.requestSingleInstanceLock())
  start().catch(stopWith) // not awaited: `ready` comes only after this module has ended
else app.quit()

async function start(): Promise<void> {
  let window: BrowserWindow | null = null
  app.on('second-instance', () => window?.focus())
  app.on('window-all-closed', () => app.quit())
  Menu.setApplicationMenu(null)
  const box = await holdBlackBox({ directory: join(dataDir, 'black-box'), nowMs: Date.now })
  app.on('will-quit', () => void box.close())
  await app.whenReady()
  await servePageScheme({ pageDir: PAGE_DIR, apiUrl })
  const config = { apiUrl, version: app.getVersion(), shell: 'electron', suggestedCode } as const
  serveMachineIpc(serveMachine(machineHandlers({ config, box })))
  window = await openTillWindow()
}

function stopWith(error: unknown): void {
  dialog.showErrorBox(words.cannotStart, error instanceof FolderTaken ? words.folderTaken : String(error))
  app.exit(2)
}
