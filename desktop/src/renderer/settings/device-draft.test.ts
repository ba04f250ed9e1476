import { describe, expect, test } from 'vitest'
import { NO_DEVICES } from '../../machine/contract-devices.ts'
import { draftOf, settingsOf } from './device-draft.ts'

const usb = { vendorId: '04b8', productId: '0202', serialNumber: 'A1' }
const PORTS = [{ path: '/dev/ttyUSB0', usb }]

describe('devices as they are typed', () => {
  const none = draftOf(NO_DEVICES)

  test('are none while nothing is typed', () => {
    expect(settingsOf(none, PORTS)).toEqual(NO_DEVICES)
  })

  test('a printer by its address', () => {
    const typed = { ...none, printer: { ...none.printer, kind: 'tcp' as const, host: ' 192.168.1.50 ' } }
    const settings = settingsOf(typed, PORTS)
    expect(settings?.printer).toMatchObject({ kind: 'tcp', host: '192.168.1.50', port: 9100, paperMm: 80 })
    expect(settings && draftOf(settings).printer.host).toBe('192.168.1.50')
  })

  test.each(['', 'a b', 'http://x/'])('a printer is not kept at %j', (host) => {
    expect(settingsOf({ ...none, printer: { ...none.printer, kind: 'tcp', host } }, PORTS)).toBeNull()
    const port = { ...none.printer, kind: 'tcp' as const, host: '10.0.0.1', port: '99999' }
    expect(settingsOf({ ...none, printer: port }, PORTS)).toBeNull()
  })

  test('a serial device is remembered by its USB, so that another port is no matter', () => {
    const settings = settingsOf({ ...none, scannerPath: '/dev/ttyUSB0', scalePath: '/dev/ttyS9' }, PORTS)
    expect(settings?.scanner?.serial).toMatchObject({ path: '/dev/ttyUSB0', usb })
    expect(settings?.scale).toMatchObject({ serial: { path: '/dev/ttyS9', usb: null }, protocol: 'st-gs' })
  })
})
