import { app, BrowserWindow, type WebPreferences } from 'electron'
import { PAGE_URL } from './page-scheme.ts'
import { PRELOAD } from './places.ts'

/** Isolated and sandboxed, without Node. */
export function pagePreferences(): WebPreferences {
  return {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  }
}

/** The cashier's window, the only one with a door to the machine. */
export function createTillWindow(): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    autoHideMenuBar: true,
    webPreferences: { ...pagePreferences(), preload: PRELOAD },
  })
  window.once('ready-to-show', () => {
    window.maximize()
    window.show()
  })
  return window
}

export function loadTill(window: BrowserWindow): Promise<void> {
  return window.loadURL(PAGE_URL)
}
