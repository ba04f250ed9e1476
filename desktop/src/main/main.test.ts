import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EMPTY_HEAD } from '#shared/protocol/wire.ts'
import { entriesAfter, headOf } from '../machine/black-box/sample-entries.ts'
import { type FakeElectron, fakeElectron } from './testing/fake-electron.ts'

const PAGE = 'ocop://till/'

let folder: string
let running: FakeElectron[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'))
  running = []
  await mkdir(join(folder, 'page'))
  await writeFile(join(folder, 'page/index.html'), '<title>OCOP</title>')
})
afterEach(async () => {
  for (const electron of running) await quit(electron)
  vi.doUnmock('electron')
  vi.doUnmock('./places.ts')
  await rm(folder, { recursive: true })
})

/** The shell's own code, from its first line, in an Electron that only takes notes. */
async function start(change: Partial<Parameters<typeof fakeElectron>[0]> = {}): Promise<FakeElectron> {
  const electron = fakeElectron({ appData: folder, name: 'OCOP POS', ...change })
  running.push(electron)
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
  vi.doMock('./places.ts', async (original) => ({
    ...(await original<object>()),
    PAGE_DIR: join(folder, 'page'),
  }))
  await import('./main.ts')
  return electron
}
async function started(change: Partial<Parameters<typeof fakeElectron>[0]> = {}): Promise<FakeElectron> {
  const electron = await start(change)
  electron.becomeReady()
  await expect.poll(() => electron.notes.windows[0]?.urls, { timeout: 10_000 }).toEqual([PAGE])
  return electron
}
async function quit({ app, notes }: FakeElectron): Promise<void> {
  const event = { preventDefault: () => undefined }
  const isRunning = app.emit('will-quit', event)
  if (isRunning) await vi.waitUntil(() => notes.exits.includes(0))
}
const till = ({ notes }: FakeElectron) => {
  const [window] = notes.windows
  if (!window) throw new Error('no window')
  return window
}
const frame = (url: string, parent: object | null = null) => ({ url, parent })
const invoke = (electron: FakeElectron, event: object, ...call: unknown[]) =>
  electron.notes.ipcHandlers.get('machine')?.(event as never, ...(call as never[])) as Promise<{
    ok: boolean
    value?: never
  }>
const ownEvent = (electron: FakeElectron) => ({
  sender: till(electron).webContents,
  senderFrame: frame(PAGE),
})

describe("Electron's security checklist", () => {
  test('1, 18: the page comes by a scheme of its own, a secure one, and never from a file or the network', async () => {
    const electron = await started()
    expect(electron.notes.schemes).toEqual([
      { scheme: 'ocop', privileges: expect.objectContaining({ standard: true, secure: true }) },
    ])
    expect(electron.notes.schemes[0]?.privileges).not.toHaveProperty('bypassCSP')
    const serve = electron.notes.schemeHandlers.get('ocop')
    expect(serve?.(new Request('ocop://other/')).status).toBe(404)
    for (const path of ['../../package.json', '%2e%2e/%2e%2e/package.json', 'nothing.js'])
      expect(serve?.(new Request(`${PAGE}${path}`)).status).toBe(404)
  })

  test('2, 3, 4, 6, 8, 9, 10, 11: every window is isolated and sandboxed and switches nothing off', async () => {
    const electron = await started()
    await invoke(electron, ownEvent(electron), 'display.open', [])
    expect(electron.notes.isSandboxed).toBe(true)
    expect(electron.notes.windows).toHaveLength(2)
    for (const { options } of electron.notes.windows) {
      expect(options.webPreferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        devTools: false,
      })
      for (const weak of [
        'webSecurity',
        'allowRunningInsecureContent',
        'experimentalFeatures',
        'enableBlinkFeatures',
        'nodeIntegrationInWorker',
      ])
        expect(options.webPreferences).not.toHaveProperty(weak)
    }
  })

  test('5: no permission is given but the one to keep the books', async () => {
    const { notes } = await started()
    const answers: boolean[] = []
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'serial',
      'clipboard-read',
    ])
      notes.permissionRequest?.(...([{}, permission, (answer: boolean) => answers.push(answer)] as never[]))
    expect(answers).toEqual(Array.from({ length: 6 }, () => false))
    const check = (permission: string) => notes.permissionCheck?.(...([{}, permission] as never[]))
    expect(['media', 'serial', 'persistent-storage'].map(check)).toEqual([false, false, true])
    expect(notes.devicePermission?.()).toBe(false)
  })

  test('7: the page is given with a policy that lets it run itself and nothing else', async () => {
    const electron = await started()
    const page = electron.notes.schemeHandlers.get('ocop')?.(new Request(PAGE))
    const policy = page?.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  test('12, 13, 14: no window goes elsewhere, opens another or holds a webview', async () => {
    const electron = await started()
    await invoke(electron, ownEvent(electron), 'display.open', [])
    for (const { webContents } of electron.notes.windows) {
      expect(webContents.openHandler?.()).toEqual({ action: 'deny' })
      for (const way of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
        const event = { preventDefault: vi.fn<() => void>() }
        webContents.emit(way, event)
        expect(event.preventDefault).toHaveBeenCalledOnce()
      }
    }
  })

  test('17: the machine answers the till page and nobody else', async () => {
    const electron = await started()
    const { webContents: sender } = till(electron)
    expect(await invoke(electron, ownEvent(electron), 'config.read', [])).toMatchObject({
      ok: true,
      value: { shell: 'electron' },
    })
    for (const stranger of [
      { sender, senderFrame: frame('https://evil.example/') },
      { sender, senderFrame: frame('ocop://till.evil.example/') },
      { sender, senderFrame: frame(PAGE, {}) },
      { sender, senderFrame: frame(`${PAGE}?display`) },
      { sender, senderFrame: null },
      { sender: {}, senderFrame: frame(PAGE) },
    ])
      expect(await invoke(electron, stranger, 'config.read', [])).toMatchObject({ ok: false })
  })

  test('15, 16: nothing is opened outside, and Electron is the version this was written for', async () => {
    const here = new URL('.', import.meta.url)
    const names = (await readdir(here)).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names)
      expect(await readFile(new URL(name, here), 'utf8')).not.toMatch(
        /openExternal|openPath|@electron\/remote/,
      )
    const { devDependencies } = JSON.parse(await readFile(new URL('../../../package.json', here), 'utf8'))
    expect(devDependencies.electron).toMatch(/^45\./)
  })

  test("20: the page gets two functions, not Electron's", async () => {
    const source = await readFile(new URL('../preload/preload.cjs', import.meta.url), 'utf8')
    const exposed: Record<string, Record<string, (...args: unknown[]) => unknown>> = {}
    const heard: { listener?: (...args: unknown[]) => void } = {}
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: never) => void (exposed[name] = api) },
      ipcRenderer: {
        invoke: (...args: unknown[]) => args,
        on: (_channel: string, listener: (...args: unknown[]) => void) => void (heard.listener = listener),
      },
    }
    runInNewContext(source, { require: () => electron })
    expect(Object.keys(exposed)).toEqual(['ocopMachine'])
    expect(Object.keys(exposed['ocopMachine'] ?? {})).toEqual(['call', 'onNews'])
    expect(exposed['ocopMachine']?.['call']?.('config.read', [])).toEqual(['machine', 'config.read', []])
    const told: unknown[][] = []
    exposed['ocopMachine']?.['onNews']?.((...args: unknown[]) => void told.push(args))
    heard.listener?.({ sender: 'the ipcRenderer itself' }, { event: 'scanner.scanned', value: { text: '1' } })
    expect(told).toEqual([[{ event: 'scanner.scanned', value: { text: '1' } }]])
  })
})

describe('the shell', () => {
  test('[T07] is started once: a second start brings the first to the front and opens no journal', async () => {
    const first = await started()
    const second = await start({ isFirst: false })
    second.becomeReady()
    expect(second.notes.exits).toEqual(['quit'])
    expect(second.notes.windows).toEqual([])
    first.app.emit('second-instance')
    expect(till(first).calls.slice(-2)).toEqual(['restore', 'focus'])
  })

  test('[T09] keeps its journal through an upgrade, a rename of the product, and the way back', async () => {
    const entries = entriesAfter(EMPTY_HEAD, 3)
    const versions = ['OCOP POS', 'OCOP Bán hàng', 'OCOP POS']
    for (const [index, name] of versions.entries()) {
      const electron = await started({ name })
      expect(electron.notes.paths['userData']).toBe(join(folder, 'ocop-pos', 'electron'))
      const event = ownEvent(electron)
      const head = index === 0 ? EMPTY_HEAD : headOf(entries.slice(0, index))
      expect(await invoke(electron, event, 'blackBox.open', [])).toMatchObject({ ok: true, value: { head } })
      await invoke(electron, event, 'blackBox.append', [entries.slice(index, index + 1)])
      await quit(electron)
    }
  })

  test('says why it cannot start, and ends', async () => {
    const first = await started()
    const second = await start()
    await expect.poll(() => second.notes.exits).toEqual([2])
    expect(second.notes.errors[0]?.[1]).toContain('giữ dữ liệu')
    expect(first.notes.exits).toEqual([])
  })

  test('carries the news of the devices to the till page, and none to the buyer', async () => {
    const electron = await started()
    await invoke(electron, ownEvent(electron), 'display.open', [])
    const news = { event: 'scanner.scanned', value: { text: '8934567890123' } }
    electron.notes.forked[0]?.emit('message', news)
    expect(till(electron).webContents.sent).toEqual([['machine-news', news]])
    expect(electron.notes.windows[1]?.webContents.sent).toEqual([])
  })

  test("opens the buyer's window on the second screen, once, and closes it with the till", async () => {
    const electron = await started()
    for (let time = 0; time < 2; time += 1)
      expect(await invoke(electron, ownEvent(electron), 'display.open', [])).toMatchObject({
        value: { opener: 'shell', screens: 2 },
      })
    const [, display] = electron.notes.windows
    expect(electron.notes.windows).toHaveLength(2)
    expect(display?.options).toMatchObject({ x: 1024, fullscreen: true })
    expect(display?.options.webPreferences).not.toHaveProperty('preload')
    expect(display?.urls).toEqual([`${PAGE}?display`])
    till(electron).emit('closed')
    expect(display?.isGone).toBe(true)
  })
})
