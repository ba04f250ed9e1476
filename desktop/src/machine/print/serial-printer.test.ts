import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SerialPair, serialPair } from '../line/testing/serial-pair.ts'
import { drawSlip } from '../receipt/draw-slip.ts'
import { readQr } from '../receipt/testing/read-slip.ts'
import { createPrinter, type Printer } from './printer.ts'
import { type PrinterEngine, printerEngine } from './testing/printer-engine.ts'
import { rasterOf } from './testing/raster-of.ts'
import { jobOf, sampleRows } from './testing/slips.ts'

let folder: string
let pair: SerialPair
let engine: PrinterEngine
let peer: SerialPort
let printer: Printer
const whole = drawSlip(sampleRows(), 58).heightDots

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serial-printer-'))
  pair = serialPair(folder)
  await pair.plug()
  engine = printerEngine()
  await plugIn()
  const serial = { path: pair.near, baudRate: 115_200, usb: null }
  printer = createPrinter({ kind: 'serial', name: 'Máy in', paperMm: 58, answersStatus: true, serial }, () =>
    performance.now(),
  )
})
afterEach(async () => {
  await unplug()
  await rm(folder, { recursive: true })
})

async function plugIn(): Promise<void> {
  peer = new SerialPort({ path: pair.far, baudRate: 115_200, autoOpen: false })
  await new Promise<void>((resolve) => peer.open(() => resolve()))
  peer.on('error', () => undefined)
  peer.on('data', (bytes: Buffer) => engine.feed(bytes, (answer) => void peer.write(answer)))
}

async function unplug(): Promise<void> {
  await pair.unplug()
  await new Promise<void>((resolve) => (peer.isOpen ? peer.close(() => resolve()) : resolve()))
}

test('a slip over a serial line comes out whole, and its code can be read', async () => {
  expect(await printer.print(jobOf('a'))).toEqual({ ok: true })
  const [slip] = engine.slips
  expect(slip?.rows).toHaveLength(whole)
  expect(engine.rubbish).toEqual([])
  expect(await readQr(rasterOf(slip ?? { rowBytes: 0, rows: [] }))).toContain('ocop:')
})

test('[T43] the drawer on a serial printer opens with one pulse', async () => {
  expect(await printer.openDrawer()).toEqual({ ok: true, paper: 'enough' })
  expect(engine.pulses).toBe(1)
})

test('[T42] no paper, unplugged and in use are told apart', async () => {
  engine.setPaper(0)
  expect(await printer.print(jobOf('a'))).toEqual({ ok: false, error: 'no-paper', isPartlyOut: false })
  engine.setPaper(100_000)
  const holder = new SerialPort({ path: pair.near, baudRate: 9600 })
  await new Promise((resolve) => holder.once('open', resolve))
  expect(await printer.state()).toEqual({ ok: false, error: 'busy' })
  await new Promise((resolve) => holder.close(resolve))
  await unplug()
  expect(await printer.print(jobOf('b'))).toEqual({ ok: false, error: 'not-found', isPartlyOut: false })
  expect(engine.slips).toEqual([])
})

test('[T42] a slip whose cable is pulled in the middle is marked and cut off before the next', async () => {
  const rows = Array.from({ length: 2000 }, () => ({ kind: 'rule' as const }))
  const printing = printer.print(jobOf('a', { rows }))
  await expect.poll(() => engine.unfinished.rows.length, { interval: 5 }).toBeGreaterThan(100)
  await unplug()
  expect(await printing).toEqual({ ok: false, error: 'lost', isPartlyOut: true })
  await pair.plug()
  await plugIn()
  expect(await printer.print(jobOf('b'))).toEqual({ ok: true })
  expect(engine.slips).toHaveLength(2)
  expect(engine.slips[1]?.rows).toHaveLength(whole)
  expect(engine.rubbish).toEqual([])
})
