import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu } from 'electron'
import { holdBlackBox } from '../machine/black-box/black-box.ts'
import { FolderTaken } from '../machine/black-box/lock.ts'
import { holdDevices } from '../machine/devices/hold-devices.ts'
import { machineHandlers } from '../machine/handlers.ts'
import { serveMachine } from '../machine/serve.ts'
import { displayWindow } from './display-window.ts'
import { forkDevices } from './fork-devices.ts'
import { lockPages } from './locks.ts'
import { serveMachineIpc } from './machine-ipc.ts'
import { officeAddress } from './office-address.ts'
import { registerPageScheme, servePageScheme } from './page-scheme.ts'
import { dataFolder, PAGE_DIR } from './places.ts'
import { createTillWindow, loadTill } from './till-window.ts'
import { words } from './words.ts'

/** The till on a shop PC. One program at a time: a second start brings the first one's window to the front. */
const { platform, env } = process
const dataDir = dataFolder({ platform, env, appData: app.getPath('appData') })
const suggestedCode = env['OCOP_ENROL_CODE'] ?? null

app.enableSandbox()
app.setPath('userData', join(dataDir, 'electron'))
registerPageScheme()
if (app.requestSingleInstanceLock())
  start().catch(stopWith) // not awaited: `ready` comes only after this module has ended
else app.quit()

async function start(): Promise<void> {
  const apiUrl = officeAddress({ argv: process.argv, env, dataDir })
  let window: BrowserWindow | null = null
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  Menu.setApplicationMenu(null)
  const box = await holdBlackBox({ directory: join(dataDir, 'black-box'), nowMs: Date.now })
  await app.whenReady()
  lockPages()
  await servePageScheme({ pageDir: PAGE_DIR, apiUrl })
  const devices = holdDevices(() => forkDevices(dataDir))
  app.once('will-quit', (event) => {
    event.preventDefault()
    devices.stop()
    void box.close().finally(() => app.exit(0))
  })
  window = createTillWindow()
  const config = { apiUrl, version: app.getVersion(), shell: 'electron', suggestedCode } as const
  const handlers = machineHandlers({
    config,
    box,
    devices: devices.handlers,
    display: displayWindow(window),
  })
  serveMachineIpc({ window, serve: serveMachine(handlers), listen: devices.listen })
  await loadTill(window)
}

function stopWith(error: unknown): void {
  dialog.showErrorBox(words.cannotStart, error instanceof FolderTaken ? words.folderTaken : String(error))
  app.exit(2)
}
