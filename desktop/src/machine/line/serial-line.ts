import { SerialPort } from 'serialport'
import type { DeviceTrouble } from '../contract-devices.ts'
import { DeviceFailure } from './device-failure.ts'
import { type Line, lineOver } from './line.ts'

type Opening = { path: string; baudRate: number; hasFlowControl?: boolean }

/**
 * A serial port, open. With flow control a printer whose buffer is full may say so (XON, XOFF); those two bytes are
 * lost then to whoever reads. Rejects with DeviceFailure `not-found`, `no-permission` or `busy`.
 */
export async function openPort({ path, baudRate, hasFlowControl = false }: Opening): Promise<SerialPort> {
  const port = new SerialPort({ path, baudRate, xon: hasFlowControl, autoOpen: false })
  await new Promise<void>((resolve, reject) => {
    port.open((error) =>
      error ? reject(new DeviceFailure(troubleOfOpening(error.message), error.message)) : resolve(),
    )
  })
  return port
}

/** A line to a printer on a serial port. */
export async function openSerialLine(opening: Opening): Promise<Line> {
  const port = await openPort({ ...opening, hasFlowControl: true })
  const close = () => new Promise<void>((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve()))
  const drain = () => new Promise<void>((resolve) => (port.isOpen ? port.drain(() => resolve()) : resolve()))
  const line = lineOver(port, {
    close,
    // What the kernel still holds is thrown away, or it would come out when the printer wakes up.
    async drop() {
      if (port.isOpen) await new Promise<void>((resolve) => port.flush(() => resolve()))
      await close()
    },
  })
  return {
    ...line,
    async write(bytes) {
      await line.write(bytes)
      await drain() // else a question would wait behind seconds of picture
    },
  }
}

/** The bindings tell errors by their words only, other ones on each operating system. */
function troubleOfOpening(message: string): DeviceTrouble {
  if (/no such|not found|cannot find|ENOENT|ENXIO|ENODEV/i.test(message)) return 'not-found'
  if (/permission denied|EACCES/i.test(message)) return 'no-permission'
  if (/lock|busy|access denied|unavailable/i.test(message)) return 'busy'
  return 'not-found'
}
