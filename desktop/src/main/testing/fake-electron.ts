import { EventEmitter } from 'node:events'

type Handler = (...args: never[]) => unknown

type WindowOptions = { webPreferences: Record<string, unknown> } & Record<string, unknown>

export class FakeContents extends EventEmitter {
  openHandler: Handler | null = null
  sent: unknown[][] = []
  setWindowOpenHandler(handler: Handler): void {
    this.openHandler = handler
  }
  send(...message: unknown[]): void {
    this.sent.push(message)
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly calls: string[] = []
  readonly urls: string[] = []
  readonly options: WindowOptions
  isGone = false
  constructor(options: WindowOptions) {
    super()
    this.options = options
  }
  loadURL(url: string): Promise<void> {
    this.urls.push(url)
    this.emit('ready-to-show')
    return Promise.resolve()
  }
  isDestroyed = () => this.isGone
  isMinimized = () => true
  getBounds = () => ({ x: 0, y: 0, width: 1024, height: 768 })
  maximize = () => void this.calls.push('maximize')
  show = () => void this.calls.push('show')
  restore = () => void this.calls.push('restore')
  focus = () => void this.calls.push('focus')
  close(): void {
    this.isGone = true
    this.emit('closed')
  }
}

export class FakeChild extends EventEmitter {
  isKilled = false
  postMessage(): void {}
  kill(): boolean {
    this.isKilled = true
    return true
  }
}

/** As much of Electron as the shell uses, and a note of everything it asks for: Electron itself cannot run here. */
export function fakeElectron(options: {
  appData: string
  name: string
  isFirst?: boolean
  isPackaged?: boolean
}) {
  const notes = {
    paths: {} as Record<string, string>,
    isSandboxed: false,
    schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
    schemeHandlers: new Map<string, (request: Request) => Response>(),
    ipcHandlers: new Map<string, Handler>(),
    windows: [] as FakeWindow[],
    forked: [] as FakeChild[],
    permissionRequest: null as Handler | null,
    permissionCheck: null as Handler | null,
    devicePermission: null as Handler | null,
    errors: [] as string[][],
    exits: [] as (number | string)[],
    menu: undefined as unknown,
  }
  let release: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    release = resolve
  })

  class BrowserWindow extends FakeWindow {
    constructor(given: WindowOptions) {
      super(given)
      notes.windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }
  const fork = () => {
    const child = new FakeChild()
    notes.forked.push(child)
    return child
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: options.isPackaged ?? true,
    getName: () => options.name,
    getVersion: () => '0.1.0',
    getPath: (name: string) =>
      notes.paths[name] ?? `${options.appData}${name === 'userData' ? `/${options.name}` : ''}`,
    setPath: (name: string, path: string) => {
      notes.paths[name] = path
    },
    enableSandbox: () => {
      notes.isSandboxed = true
    },
    requestSingleInstanceLock: () => options.isFirst ?? true,
    whenReady: () => ready,
    quit: () => void notes.exits.push('quit'),
    exit: (code: number) => void notes.exits.push(code),
  })

  const session = {
    setPermissionRequestHandler: (handler: Handler) => {
      notes.permissionRequest = handler
    },
    setPermissionCheckHandler: (handler: Handler) => {
      notes.permissionCheck = handler
    },
    setDevicePermissionHandler: (handler: Handler) => {
      notes.devicePermission = handler
    },
  }

  const module: object = {
    app,
    BrowserWindow,
    session: { defaultSession: session },
    protocol: {
      registerSchemesAsPrivileged: (schemes: typeof notes.schemes) => {
        notes.schemes = schemes
      },
      handle: (scheme: string, handler: (request: Request) => Response) => {
        notes.schemeHandlers.set(scheme, handler)
      },
    },
    ipcMain: { handle: (channel: string, handler: Handler) => void notes.ipcHandlers.set(channel, handler) },
    Menu: {
      setApplicationMenu: (menu: unknown) => {
        notes.menu = menu
      },
    },
    dialog: { showErrorBox: (title: string, text: string) => void notes.errors.push([title, text]) },
    screen: {
      getAllDisplays: () => [
        { id: 1, bounds: { x: 0, y: 0, width: 1024, height: 768 } },
        { id: 2, bounds: { x: 1024, y: 0, width: 800, height: 480 } },
      ],
      getDisplayMatching: () => ({ id: 1 }),
    },
    utilityProcess: { fork },
  }
  return { module, notes, app: app as EventEmitter, becomeReady: () => release() }
}
export type FakeElectron = ReturnType<typeof fakeElectron>
