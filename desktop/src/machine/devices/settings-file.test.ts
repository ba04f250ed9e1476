import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeviceSettings, NO_DEVICES } from '../contract-devices.ts'
import { readSettings, writeSettings } from './settings-file.ts'

const SETTINGS: DeviceSettings = {
  printer: {
    kind: 'tcp',
    name: 'Máy in quầy 1',
    host: '192.168.1.50',
    port: 9100,
    paperMm: 80,
    answersStatus: true,
  },
  scanner: { name: 'Máy quét', serial: { path: 'COM3', baudRate: 9600, usb: null } },
  scale: {
    name: 'Cân',
    protocol: 'st-gs',
    serial: {
      path: '/dev/ttyUSB0',
      baudRate: 9600,
      usb: { vendorId: '067b', productId: '2303', serialNumber: '' },
    },
  },
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('settings are read as they were written, and none before that', async () => {
  expect(await readSettings(folder)).toEqual(NO_DEVICES)
  await writeSettings(folder, SETTINGS)
  expect(await readSettings(folder)).toEqual(SETTINGS)
})

test('a write that was cut off leaves the settings before it', async () => {
  await writeSettings(folder, SETTINGS)
  await writeFile(join(folder, 'devices.json.new'), '{"printer":')
  expect(await readSettings(folder)).toEqual(SETTINGS)
  await writeSettings(folder, NO_DEVICES)
  expect(await readSettings(folder)).toEqual(NO_DEVICES)
  expect(await readdir(folder)).toEqual(['devices.json'])
})

test('[T09] settings of a newer version are read for what this one knows', async () => {
  const newer = { ...SETTINGS, camera: { path: 'COM9' }, scanner: { ...SETTINGS.scanner, beep: true } }
  await writeFile(join(folder, 'devices.json'), JSON.stringify(newer))
  expect(await readSettings(folder)).toEqual(SETTINGS)
})

test.each(['', '{"printer":', '{"printer":{"kind":"fax"}}'])(
  'a file that says %j is kept aside',
  async (text) => {
    await writeFile(join(folder, 'devices.json'), text)
    expect(await readSettings(folder)).toEqual(NO_DEVICES)
    expect(await readFile(join(folder, 'devices.json.unreadable'), 'utf8')).toBe(text)
  },
)
