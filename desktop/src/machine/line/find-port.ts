import { stat } from 'node:fs/promises'
import { SerialPort } from 'serialport'
import type { FoundDevices, SerialSetting } from '../contract-devices.ts'

/** The serial ports this PC knows of; a pseudo-terminal is not among them and is typed by its path. */
export async function listPorts(): Promise<FoundDevices['serialPorts']> {
  const ports = await SerialPort.list().catch(() => [])
  return ports.map(({ path, manufacturer, vendorId, productId, serialNumber }) => ({
    path,
    maker: manufacturer ?? null,
    usb: vendorId && productId ? { vendorId, productId, serialNumber: serialNumber ?? '' } : null,
  }))
}

/** Where the device is now: on its old port, or on the one that the same USB device has got since. */
export async function findPath({ path, usb }: SerialSetting): Promise<string> {
  if (!usb) return path
  const same = (await listPorts()).filter((port) => JSON.stringify(port.usb) === JSON.stringify(usb))
  return same.find((port) => port.path === path)?.path ?? same[0]?.path ?? path
}

/** What tells a device file from the next one of that name; null where the system has no device files. */
export async function deviceIdentity(path: string): Promise<string | null> {
  try {
    const { dev, ino, rdev } = await stat(path)
    return `${dev}:${ino}:${rdev}`
  } catch {
    return process.platform === 'win32' ? null : 'gone'
  }
}
