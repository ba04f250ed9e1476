import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdDevices } from '../../desktop/src/machine/devices/hold-devices.ts'
import { jobOf } from '../../desktop/src/machine/print/testing/slips.ts'
import { startTcpPrinter } from '../../desktop/src/machine/print/testing/tcp-printer.ts'
import { ROOT } from '../architecture/source-files.ts'
import { buildPages } from '../pages/build-pages.ts'
import { packageApp } from './package-app.ts'
import { readManifest } from './runtime-closure.ts'
import { stubRuntime } from './testing/stub-runtime.ts'

let folder: string
let resources: string
let packed: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'))
  await buildPages(() => undefined)
  await stubRuntime(join(folder, 'runtime'))
  await packageApp({ outDir: join(folder, 'out'), electronDist: join(folder, 'runtime') })
  resources = join(folder, 'out/packages/linux-unpacked/resources')
  packed = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.slice(1))
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

const unpacked = async () =>
  (await readdir(join(resources, 'app.asar.unpacked'), { recursive: true })).toSorted()
/** "node_modules/a" of "node_modules/a/b.js", with a scope where there is one. */
const packages = () =>
  new Set(packed.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^@/][^/]*)/.exec(path)?.[1] ?? []))

describe('[T45] the packed till', () => {
  test('holds the page, the shell and the program of the devices', () => {
    for (const path of ['package.json', 'desktop/dist/index.html', 'desktop/dist-main/main.js'])
      expect(packed).toContain(path)
    for (const path of ['desktop/dist-main/device-process.js', 'desktop/dist-main/preload.cjs'])
      expect(packed).toContain(path)
    expect(packed.some((path) => /^desktop\/dist\/assets\/.*\.js$/.test(path))).toBe(true)
  })

  test('holds no package but those that run in it', () => {
    const strangers = Object.keys({
      ...(readManifest(ROOT)['devDependencies'] as object),
      ...readManifest(ROOT).dependencies,
    }).filter((name) => packages().has(name))
    expect(strangers.toSorted()).toEqual([
      '@napi-rs/canvas',
      'dejavu-fonts-ttf',
      'node-thermal-printer',
      'serialport',
    ])
    expect(packages().size).toBeLessThan(40)
  })

  test('holds no sources, tests or notes of their makers, and nothing of the office', () => {
    const wrong = packed.filter((path) =>
      /\.([cm]?ts|tsx|map|md)$|\.test\.|(^|\/)(\.env|\.git|\.npmrc|sync-api|golden|testing)/.test(path),
    )
    expect(wrong).toEqual([])
    expect(packed.filter((path) => path.endsWith('.ttf'))).toHaveLength(2)
  })

  test('keeps native code beside the archive, of this platform only', async () => {
    const native = packed.filter((path) => path.endsWith('.node'))
    expect(native.length).toBeGreaterThanOrEqual(2)
    expect((await unpacked()).filter((path) => path.endsWith('.node'))).toEqual(native.toSorted())
    expect(native.filter((path) => !path.includes(`${process.platform}-${process.arch}`))).toEqual([])
  })

  test('prints and reads ports as packed: nothing native is missing', async () => {
    const app = join(folder, 'extracted')
    extractAll(join(resources, 'app.asar'), app)
    const printer = await startTcpPrinter()
    const devices = holdDevices(() => {
      const child = fork(join(app, 'desktop/dist-main/device-process.js'), [folder], { execArgv: [] })
      return {
        say: (message) => void child.send(message),
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.once('exit', listener),
        kill: () => void child.kill(),
      }
    })
    const setting = { kind: 'tcp', name: 'Máy in', host: '127.0.0.1', port: printer.port } as const
    await devices.handlers['devices.save']({
      printer: { ...setting, paperMm: 80, answersStatus: true },
      scanner: null,
      scale: null,
    })
    expect(await devices.handlers['devices.find']()).toMatchObject({ printQueues: [] })
    expect(await devices.handlers['printer.print'](jobOf('a'))).toEqual({ ok: true })
    expect(printer.engine.slips).toHaveLength(1)
    devices.stop()
    await printer.stop()
  }, 60_000)

  test('starts the shell that was built: it parses, and asks for Electron alone', async () => {
    const main = join(folder, 'extracted/desktop/dist-main/main.js')
    const source = await readFile(main, 'utf8')
    const asked = [...source.matchAll(/^import .* from "([^"]+)"/gm)].map(([, name]) => name ?? '')
    expect(asked.filter((name) => !name.startsWith('node:') && !name.startsWith('./'))).toEqual(['electron'])
    expect(source).not.toContain(ROOT)
    const checked = fork(main, { execArgv: ['--check'] })
    expect((await once(checked, 'exit'))[0]).toBe(0)
  })

  test('says of itself what it is, and carries no scripts', async () => {
    const manifest = readManifest(join(folder, 'extracted'))
    expect(manifest).toMatchObject({ name: 'ocop-pos', main: 'desktop/dist-main/main.js', type: 'module' })
    expect(manifest['scripts']).toBeUndefined()
    expect(manifest['devDependencies']).toBeUndefined()
  })

  test("19: Electron's other powers are switched off in the program", async () => {
    const wire = await getCurrentFuseWire(join(folder, 'out/packages/linux-unpacked/ocop-pos'))
    const [ENABLE, DISABLE] = ['1', '0'].map((digit) => digit.charCodeAt(0))
    expect(wire[FuseV1Options.RunAsNode]).toBe(DISABLE)
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(ENABLE)
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(DISABLE)
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(DISABLE)
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ENABLE)
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ENABLE)
    expect(wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(DISABLE)
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(DISABLE)
  })
})
