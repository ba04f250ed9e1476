import {
  type DeviceSettings,
  deviceSettingsSchema,
  type PrinterSetting,
  SCALE_PROTOCOL_IDS,
} from '../../machine/contract-devices.ts'

/** What a person types of a printer, scanner and scale; empty text is no device. */
export type DeviceDraft = {
  printer: {
    kind: PrinterSetting['kind'] | 'none'
    name: string
    host: string
    port: string
    path: string
    queue: string
    paperMm: 58 | 80
  }
  scannerPath: string
  scalePath: string
  scaleProtocol: (typeof SCALE_PROTOCOL_IDS)[number]
}

type Usb = { usb: { vendorId: string; productId: string; serialNumber: string } | null }
/** The ports this PC has, so that a device is found again on another port. */
export type KnownPorts = readonly ({ path: string } & Usb)[]

const TCP_PORT = '9100'
const BAUD = 9600

/** The kept settings as they are shown in fields. */
export function draftOf({ printer, scanner, scale }: DeviceSettings): DeviceDraft {
  return {
    printer: {
      kind: printer?.kind ?? 'none',
      name: printer?.name ?? '',
      host: printer?.kind === 'tcp' ? printer.host : '',
      port: printer?.kind === 'tcp' ? String(printer.port) : TCP_PORT,
      path: printer?.kind === 'serial' ? printer.serial.path : '',
      queue: printer?.kind === 'spooler' ? printer.queue : '',
      paperMm: printer?.paperMm ?? 80,
    },
    scannerPath: scanner?.serial.path ?? '',
    scalePath: scale?.serial.path ?? '',
    scaleProtocol: scale?.protocol ?? SCALE_PROTOCOL_IDS[0],
  }
}

/** The settings to keep; null when a field does not fit, such as an address that is none. */
export function settingsOf(draft: DeviceDraft, ports: KnownPorts): DeviceSettings | null {
  const { scannerPath, scalePath, scaleProtocol } = draft
  const read = deviceSettingsSchema.safeParse({
    printer: printerOf(draft.printer, ports),
    scanner: scannerPath.trim() === '' ? null : { name: SCANNER, serial: serialOf(scannerPath, ports) },
    scale:
      scalePath.trim() === ''
        ? null
        : { name: SCALE, serial: serialOf(scalePath, ports), protocol: scaleProtocol },
  })
  return read.success ? read.data : null
}

const PRINTER = 'Máy in phiếu'
const SCANNER = 'Máy quét'
const SCALE = 'Cân'

function printerOf(printer: DeviceDraft['printer'], ports: KnownPorts) {
  const { kind, paperMm } = printer
  const common = { name: printer.name.trim() || PRINTER, paperMm, answersStatus: kind !== 'spooler' }
  switch (kind) {
    case 'none':
      return null
    case 'tcp':
      return { kind, host: printer.host.trim(), port: Number(printer.port), ...common }
    case 'serial':
      return { kind, serial: serialOf(printer.path, ports), ...common }
    case 'spooler':
      return { kind, queue: printer.queue.trim(), ...common }
  }
}

function serialOf(typed: string, ports: KnownPorts) {
  const path = typed.trim()
  return { path, baudRate: BAUD, usb: ports.find((port) => port.path === path)?.usb ?? null }
}
