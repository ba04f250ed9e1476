import { err, ok, type Result } from '#shared/result.ts'
import {
  type DeviceSettings,
  deviceSettingsSchema,
  type FoundDevices,
  type PrinterSetting,
  type SCALE_PROTOCOL_IDS,
  type SerialSetting,
} from '../../machine/contract-devices.ts'

/** A serial port as a person types it; empty is none. */
export type PortDraft = { path: string; baudRate: string; usb: SerialSetting['usb'] }

/** What a person types of a printer, a scanner and a scale. */
export type DeviceDraft = {
  printer: {
    kind: PrinterSetting['kind'] | 'none'
    name: string
    host: string
    port: string
    serial: PortDraft
    queue: string
    paperMm: 58 | 80
    answersStatus: boolean
  }
  scanner: PortDraft
  scale: PortDraft & { protocol: (typeof SCALE_PROTOCOL_IDS)[number] }
}

/** The fields that can be wrong. */
export type DeviceField = 'host' | 'port' | 'queue' | 'path' | 'baudRate' | 'name'
/** Which field of which device does not fit. */
export type BadField = { device: 'printer' | 'scanner' | 'scale'; field: DeviceField }

const TCP_PORT = '9100'
const NO_PORT: PortDraft = { path: '', baudRate: '9600', usb: null }
const NAMES = { printer: 'Máy in phiếu', scanner: 'Máy quét', scale: 'Cân' } as const

/** The kept settings as they are shown in fields. */
export function draftOf({ printer, scanner, scale }: DeviceSettings): DeviceDraft {
  return {
    printer: {
      kind: printer?.kind ?? 'none',
      name: printer?.name ?? '',
      host: printer?.kind === 'tcp' ? printer.host : '',
      port: printer?.kind === 'tcp' ? String(printer.port) : TCP_PORT,
      serial: printer?.kind === 'serial' ? portOf(printer.serial) : NO_PORT,
      queue: printer?.kind === 'spooler' ? printer.queue : '',
      paperMm: printer?.paperMm ?? 80,
      answersStatus: printer?.answersStatus ?? true,
    },
    scanner: portOf(scanner?.serial),
    scale: { ...portOf(scale?.serial), protocol: scale?.protocol ?? 'st-gs' },
  }
}

/**
 * The settings to keep, or the first field that does not fit. A serial device is kept with the USB device it is now, so
 * that it is found again on another port.
 */
export function settingsOf(
  { printer, scanner, scale }: DeviceDraft,
  ports: FoundDevices['serialPorts'],
): Result<DeviceSettings, BadField> {
  const read = deviceSettingsSchema.safeParse({
    printer: printerOf(printer, ports),
    scanner: isEmpty(scanner) ? null : { name: NAMES.scanner, serial: serialOf(scanner, ports) },
    scale: isEmpty(scale)
      ? null
      : { name: NAMES.scale, serial: serialOf(scale, ports), protocol: scale.protocol },
  })
  if (read.success) return ok(read.data)
  const [device, ...within] = read.error.issues[0]?.path ?? []
  return err({ device, field: within.at(-1) } as BadField) // a path of the schema: only these fields are typed
}

function portOf(serial: SerialSetting | undefined): PortDraft {
  return serial ? { ...serial, baudRate: String(serial.baudRate) } : NO_PORT
}

const isEmpty = ({ path }: PortDraft) => path.trim() === ''

function printerOf(printer: DeviceDraft['printer'], ports: FoundDevices['serialPorts']) {
  const { kind, paperMm, answersStatus } = printer
  const common = { name: printer.name.trim() || NAMES.printer, paperMm, answersStatus }
  switch (kind) {
    case 'none':
      return null
    case 'tcp':
      return { kind, host: printer.host.trim(), port: numberOf(printer.port), ...common }
    case 'serial':
      return { kind, serial: serialOf(printer.serial, ports), ...common }
    case 'spooler':
      return { kind, queue: printer.queue.trim(), ...common, answersStatus: false }
  }
}

function serialOf({ path: typed, baudRate, usb }: PortDraft, ports: FoundDevices['serialPorts']) {
  const path = typed.trim()
  const found = ports.find((port) => port.path === path)
  return { path, baudRate: numberOf(baudRate), usb: found ? found.usb : usb }
}

function numberOf(text: string): number {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : Number.NaN
}
