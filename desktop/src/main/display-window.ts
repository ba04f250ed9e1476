import { BrowserWindow, screen } from 'electron'
import { DISPLAY, type DISPLAY_CALLS } from '../machine/contract-display.ts'
import type { CallHandlers } from '../machine/serve.ts'
import { PAGE_URL } from './page-scheme.ts'
import { pagePreferences } from './till-window.ts'

/** The buyer's window, full on the second screen; with one screen it is a window to try it with. No machine in it. */
export function displayWindow(till: BrowserWindow): CallHandlers<typeof DISPLAY_CALLS> {
  let window: BrowserWindow | null = null

  async function open(): Promise<{ opener: 'shell'; screens: number }> {
    const screens = screen.getAllDisplays()
    const own = screen.getDisplayMatching(till.getBounds()).id
    const second = screens.find(({ id }) => id !== own)
    if (!window || window.isDestroyed()) {
      const place = second ? { ...second.bounds, fullscreen: true } : { width: 800, height: 600 }
      window = new BrowserWindow({ ...place, autoHideMenuBar: true, webPreferences: pagePreferences() })
      await window.loadURL(`${PAGE_URL}${DISPLAY.query}`)
    }
    return { opener: 'shell', screens: screens.length }
  }

  const close = () => {
    if (window && !window.isDestroyed()) window.close()
    window = null
    return null
  }
  till.on('closed', close)
  return { 'display.open': open, 'display.close': close }
}
