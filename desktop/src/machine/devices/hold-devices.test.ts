import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceSettings } from '../contract-devices.ts'
import type { MachineNews } from '../contract.ts'
import { serialPair, type SerialPair } from '../line/testing/serial-pair.ts'
import { startTcpPrinter, type TcpPrinter } from '../print/testing/tcp-printer.ts'
import { jobOf } from '../print/testing/slips.ts'
import { forkDevices } from './fork-devices.ts'
import { type HeldDevices, holdDevices } from './hold-devices.ts'

const PATIENCE = { timeout: 15_000, interval: 20 }

/** Makes of a child process what Electron's utility process is to the program in it. */
const AS_UTILITY_PROCESS = `data:text/javascript,${encodeURIComponent(`
  const [hear, say] = [process.on.bind(process), process.send.bind(process)]
  process.parentPort = {
    on: (event, listener) => hear('message', (data) => listener({ data })),
    postMessage: (message) => say(message),
  }
  process.send = () => { throw new Error('a utility process has no channel') }
`)}`

let folder: string
let pair: SerialPair
let printer: TcpPrinter
let devices: HeldDevices
let news: MachineNews[]
let kill: () => void

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'devices-'))
  pair = serialPair(folder)
  await pair.plug()
  printer = await startTcpPrinter()
  news = []
  devices = holdDevices(() => {
    const child = forkDevices(folder)
    kill = child.kill
    return child
  })
  devices.listen((told) => void news.push(told))
})
afterEach(async () => {
  devices.stop()
  await pair.unplug()
  await printer.stop()
  await rm(folder, { recursive: true })
})

const settings = (): DeviceSettings => ({
  printer: {
    kind: 'tcp',
    name: 'Máy in',
    host: '127.0.0.1',
    port: printer.port,
    paperMm: 58,
    answersStatus: true,
  },
  scanner: { name: 'Máy quét', serial: { path: pair.near, baudRate: 9600, usb: null } },
  scale: null,
})
const { read, save, state, print, listeners } = {
  read: () => devices.handlers['devices.read'](),
  save: (next: DeviceSettings) => devices.handlers['devices.save'](next),
  state: () => devices.handlers['printer.state'](),
  print: (id: string) => devices.handlers['printer.print'](jobOf(id)),
  listeners: () => devices.handlers['devices.listeners'](),
}
/** Asks until the program is up. */
async function up(): Promise<void> {
  const answers = async () => (await Promise.resolve(read()).catch(() => null)) !== null
  await expect.poll(answers, PATIENCE).toBe(true)
}

async function scannerIsConnected(): Promise<void> {
  await expect.poll(async () => (await listeners()).scanner.trouble, PATIENCE).toBe(null)
}

async function scan(code: string): Promise<void> {
  const port = new SerialPort({ path: pair.far, baudRate: 9600, autoOpen: false })
  await new Promise<void>((resolve) => port.open(() => resolve()))
  await new Promise<void>((resolve) => void port.write(`${code}\r`, () => port.drain(() => resolve())))
  await new Promise<void>((resolve) => port.close(() => resolve()))
}

describe("the devices' program", () => {
  test('keeps its settings and uses them at once, and after a restart', async () => {
    await up()
    expect(await state()).toEqual({ ok: false, error: 'not-set' })
    await save(settings())
    expect(await state()).toEqual({ ok: true, paper: 'enough' })
    expect(await print('a')).toEqual({ ok: true })
    await scannerIsConnected()
    await scan('8934567890123')
    await expect
      .poll(() => news, PATIENCE)
      .toContainEqual({
        event: 'scanner.scanned',
        value: { text: '8934567890123' },
      })
    kill()
    await up()
    expect(await read()).toEqual(settings())
    expect(await state()).toEqual({ ok: true, paper: 'enough' })
    await scannerIsConnected()
    await scan('0012')
    await expect
      .poll(() => news, PATIENCE)
      .toContainEqual({ event: 'scanner.scanned', value: { text: '0012' } })
  })

  test('[T26] that crashes takes down only what was asked of it, and comes back', async () => {
    await up()
    await save(settings())
    printer.stall()
    const printing = Promise.resolve(print('a'))
    const outcome = printing.catch((error: Error) => error)
    await expect.poll(() => printer.connectionCount(), PATIENCE).toBe(1)
    kill()
    expect(await outcome).toMatchObject({ code: 'disconnected' })
    printer.wake()
    expect(await print('b')).toEqual({ ok: true })
    expect(printer.engine.slips).toHaveLength(1)
  })

  test("speaks through a utility process's port as it does through a child's channel", async () => {
    const utility = holdDevices(() => forkDevices(folder, ['--import', AS_UTILITY_PROCESS]))
    expect(await utility.handlers['printer.state']()).toEqual({ ok: false, error: 'not-set' })
    utility.stop()
  })

  test('prints a test slip with every letter, and opens the drawer only when it is asked', async () => {
    await up()
    await save(settings())
    expect(await devices.handlers['printer.test']()).toEqual({ ok: true })
    expect(printer.engine.slips).toHaveLength(1)
    expect(printer.engine.pulses).toBe(0)
    expect(await devices.handlers['drawer.open']()).toEqual({ ok: true, paper: 'enough' })
    expect(printer.engine.pulses).toBe(1)
  })

  test('lists what this PC has, and says where the scanner is not', async () => {
    await up()
    expect(await devices.handlers['devices.find']()).toMatchObject({ printQueues: [] })
    await pair.unplug()
    await save(settings())
    await expect.poll(async () => (await listeners()).scanner.trouble, PATIENCE).toBe('not-found')
    expect(news).toContainEqual({
      event: 'device.changed',
      value: { device: 'scanner', state: { trouble: 'not-found' } },
    })
  })
})
