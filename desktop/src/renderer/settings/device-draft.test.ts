import { describe, expect, test } from 'vitest'
import { must } from '#shared/result.ts'
import { type DeviceSettings, NO_DEVICES } from '../../machine/contract-devices.ts'
import { draftOf, settingsOf } from './device-draft.ts'

const usb = { vendorId: '04b8', productId: '0202', serialNumber: 'A1' }
const PORTS = [{ path: '/dev/ttyUSB0', maker: null, usb }]
const none = draftOf(NO_DEVICES)
const at = (path: string) => ({ ...none.scanner, path })

describe('devices as they are typed', () => {
  test('are none while nothing is typed', () => {
    expect(settingsOf(none, PORTS)).toEqual({ ok: true, value: NO_DEVICES })
  })

  test('are the same after they were kept and read', () => {
    const serial = { path: 'COM3', baudRate: 115_200, usb }
    const kept: DeviceSettings = {
      printer: { kind: 'serial', serial, name: 'Bếp', paperMm: 58, answersStatus: false },
      scanner: { name: 'Máy quét', serial: { ...serial, path: 'COM4', baudRate: 9600 } },
      scale: { name: 'Cân', serial: { ...serial, usb: null }, protocol: 'yaohua' },
    }
    expect(settingsOf(draftOf(kept), [])).toEqual({ ok: true, value: kept })
  })

  test('a printer by its address', () => {
    const typed = { ...none, printer: { ...none.printer, kind: 'tcp' as const, host: ' 192.168.1.50 ' } }
    expect(settingsOf(typed, PORTS)).toMatchObject({
      value: { printer: { kind: 'tcp', host: '192.168.1.50', port: 9100, paperMm: 80 } },
    })
  })

  test.each([
    [{ kind: 'tcp', host: '' }, 'host'],
    [{ kind: 'tcp', host: 'a b' }, 'host'],
    [{ kind: 'tcp', host: 'http://x/' }, 'host'],
    [{ kind: 'tcp', host: '10.0.0.1', port: '99999' }, 'port'],
    [{ kind: 'tcp', host: '10.0.0.1', port: '' }, 'port'],
    [{ kind: 'serial' }, 'path'],
    [{ kind: 'serial', serial: { ...at('COM1'), baudRate: '96OO' } }, 'baudRate'],
    [{ kind: 'spooler', queue: ' ' }, 'queue'],
    [{ kind: 'tcp', host: '10.0.0.1', name: 'x'.repeat(61) }, 'name'],
  ] as const)('a printer like %j is not kept, and the field %s is named', (printer, field) => {
    const typed = { ...none, printer: { ...none.printer, ...printer } }
    expect(settingsOf(typed, PORTS)).toEqual({ ok: false, error: { device: 'printer', field } })
  })

  test('a serial device is remembered by its USB, so that another port is no matter', () => {
    const scale = { ...none.scale, ...at('/dev/ttyS9') }
    const settings = settingsOf({ ...none, scanner: at('/dev/ttyUSB0'), scale }, PORTS)
    const { scanner, scale: kept } = must(settings.ok ? settings.value : null, 'settings')
    expect(scanner?.serial).toMatchObject({ path: '/dev/ttyUSB0', usb })
    expect(kept).toMatchObject({ serial: { path: '/dev/ttyS9', usb: null }, protocol: 'st-gs' })
  })

  test('of two serial devices the wrong one is named', () => {
    const scanner = { ...at('COM1'), baudRate: '12' }
    expect(settingsOf({ ...none, scanner }, PORTS)).toEqual({
      ok: false,
      error: { device: 'scanner', field: 'baudRate' },
    })
  })
})
