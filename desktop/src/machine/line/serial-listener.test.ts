import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceTrouble, ScaleSetting } from '../contract-devices.ts'
import { hearScale } from '../scale/serial-scale.ts'
import { hearScanner } from '../scan/serial-scanner.ts'
import type { SerialListener } from './serial-listener.ts'
import { type SerialPair, serialPair } from './testing/serial-pair.ts'

const PATIENCE = { timeout: 10_000, interval: 20 }

let folder: string
let pair: SerialPair
let listener: SerialListener | null
let troubles: (DeviceTrouble | null)[]
let codes: string[]
let weights: (number | null)[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serial-'))
  pair = serialPair(folder)
  listener = null
  troubles = []
  codes = []
  weights = []
})
afterEach(async () => {
  await listener?.stop()
  await pair.unplug()
  await rm(folder, { recursive: true })
})

const serial = () => ({ path: pair.near, baudRate: 9600, usb: null })
const onTrouble = (trouble: DeviceTrouble | null) => void troubles.push(trouble)
const scanner = () =>
  hearScanner({ name: 'Máy quét', serial: serial() }, { onCode: (code) => void codes.push(code), onTrouble })
const scale = (protocol: ScaleSetting['protocol'] = 'st-gs') =>
  hearScale(
    { name: 'Cân', serial: serial(), protocol },
    { onWeight: (weight) => void weights.push(weight), onTrouble },
  )
async function isConnected(): Promise<void> {
  await expect.poll(() => troubles.at(-1), PATIENCE).toBe(null)
}

/** The device at the other end of the cable. */
async function device(): Promise<{ send(text: string): Promise<void>; close(): Promise<void> }> {
  const port = new SerialPort({ path: pair.far, baudRate: 9600, autoOpen: false })
  port.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())))
  return {
    send: (text) => new Promise((resolve) => void port.write(text, () => port.drain(() => resolve()))),
    close: () => new Promise((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve())),
  }
}

describe('a scanner on a serial line', () => {
  test('[T26] unplugged and plugged in twenty times loses no scan made while it was connected', async () => {
    listener = scanner()
    const sent: string[] = []
    for (let round = 1; round <= 20; round += 1) {
      await pair.plug()
      await isConnected()
      const peer = await device()
      for (let scan = 0; scan < 5; scan += 1) {
        const code = `893${String(round * 100 + scan).padStart(10, '0')}`
        await peer.send(`${code}\r`)
        sent.push(code)
      }
      await expect.poll(() => codes, PATIENCE).toEqual(sent)
      await peer.send('8930000')
      await pair.unplug()
      await peer.close()
      await expect.poll(() => troubles.at(-1), PATIENCE).toBe('not-found')
    }
    expect(codes).toEqual(sent)
    expect(troubles.filter((trouble) => trouble === null)).toHaveLength(20)
  })

  test('takes fifty scans a second for five seconds and loses none', async () => {
    await pair.plug()
    listener = scanner()
    await isConnected()
    const peer = await device()
    const sent = Array.from({ length: 250 }, (_, index) => `893456${String(index).padStart(7, '0')}`)
    for (let at = 0; at < sent.length; at += 5) {
      await peer.send(
        sent
          .slice(at, at + 5)
          .map((code) => `${code}\r\n`)
          .join(''),
      )
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await expect.poll(() => codes.length, PATIENCE).toBe(sent.length)
    expect(codes).toEqual(sent)
    await peer.close()
  })

  test('says that it is not there, and that another program has it', async () => {
    listener = scanner()
    await expect.poll(() => troubles, PATIENCE).toEqual(['not-found'])
    await pair.plug()
    await isConnected()
    const second = scanner()
    await expect.poll(() => troubles.at(-1), PATIENCE).toBe('busy')
    await second.stop()
  })
})

describe('a scale on a serial line', () => {
  test('[T26] tells steady weights, and none once it is unplugged', async () => {
    listener = scale()
    for (let round = 1; round <= 3; round += 1) {
      await pair.plug()
      await isConnected()
      const peer = await device()
      await peer.send(`US,GS,+  0.700kg\r\nST,GS,+  ${(round / 2).toFixed(3)}kg\r\n`)
      await expect.poll(() => weights.at(-1), PATIENCE).toBe(round * 500)
      await pair.unplug()
      await peer.close()
      await expect.poll(() => weights.at(-1), PATIENCE).toBe(null)
    }
    expect(weights).toEqual([500, null, 1000, null, 1500, null])
  })

  test('may send any byte, those of flow control too', async () => {
    await pair.plug()
    listener = scale('cas-22')
    await isConnected()
    const peer = await device()
    await peer.send('ST,GS,\x11\x13,   1.500 kg\r\n')
    await expect.poll(() => weights, PATIENCE).toEqual([1500])
    await peer.close()
  })

  test('that says nothing is silent, one that speaks otherwise is the wrong device, until it is understood', async () => {
    await pair.plug()
    listener = scale()
    await isConnected()
    await expect.poll(() => troubles.at(-1), PATIENCE).toBe('silent')
    const peer = await device()
    const chatter = setInterval(() => void peer.send('W=1500\r'), 100)
    await expect.poll(() => troubles.at(-1), PATIENCE).toBe('wrong-device')
    clearInterval(chatter)
    await peer.send('ST,GS,+  0.250kg\r\n')
    await expect.poll(() => weights, PATIENCE).toEqual([250])
    expect(troubles.at(-1)).toBe(null)
    await peer.close()
  })
})
