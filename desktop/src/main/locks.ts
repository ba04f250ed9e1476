import { app, session, type WebContents } from 'electron'

/** What no page may do, whichever window it is in: go elsewhere, open windows, hold webviews, ask for permissions. */
export function lockPages(): void {
  app.on('web-contents-created', (_event, contents) => lock(contents))
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => String(permission) === 'persistent-storage',
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function lock(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
