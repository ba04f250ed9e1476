import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, session } from 'electron'
import { PAGE_URL } from './page-scheme.ts'

const PRELOAD = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url))

/** The one window: our page, isolated and sandboxed, that goes nowhere and opens nothing. */
export async function openTillWindow(): Promise<BrowserWindow> {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => String(permission) === 'persistent-storage',
  )
  const window = new BrowserWindow({
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: PRELOAD,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  window.webContents.on('will-redirect', (event) => event.preventDefault())
  window.once('ready-to-show', () => {
    window.maximize()
    window.show()
  })
  await window.loadURL(PAGE_URL)
  return window
}
