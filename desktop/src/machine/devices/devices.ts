import type { DEVICE_CALLS, DeviceSettings, DeviceTrouble, PrinterState } from '../contract-devices.ts'
import type { EventValue, MachineEvent } from '../contract.ts'
import { listPorts } from '../line/find-port.ts'
import type { SerialListener } from '../line/serial-listener.ts'
import { createPrinter, type Printer } from '../print/printer.ts'
import { testSlip } from '../print/slips.ts'
import { listPrintQueues } from '../print/spooler.ts'
import { hearScale } from '../scale/serial-scale.ts'
import { hearScanner } from '../scan/serial-scanner.ts'
import type { CallHandlers } from '../serve.ts'
import { readSettings, writeSettings } from './settings-file.ts'

export type DevicesOptions = {
  /** The settings lie in it. */
  directory: string
  nowMs: () => number
  emit<TEvent extends MachineEvent>(event: TEvent, value: EventValue<TEvent>): void
}

const TEST_MS = 30_000
const NOT_SET: PrinterState = { ok: false, error: 'not-set' }

/** The devices of this PC as the contract has them. `stop` lets go of every port. */
export async function openDevices({ directory, nowMs, emit }: DevicesOptions): Promise<{
  handlers: CallHandlers<typeof DEVICE_CALLS>
  stop(): Promise<void>
}> {
  let settings: DeviceSettings = await readSettings(directory)
  let printer: Printer | null = null
  let listeners: SerialListener[] = []
  let testCount = 0
  let saving: Promise<unknown> = Promise.resolve()
  const troubles: { scanner: DeviceTrouble | null; scale: DeviceTrouble | null } = {
    scanner: 'not-set',
    scale: 'not-set',
  }

  const tell = (device: 'scanner' | 'scale', trouble: DeviceTrouble | null) => {
    troubles[device] = trouble
    emit('device.changed', { device, state: { trouble } })
  }

  function use({ printer: printerSetting, scanner, scale }: DeviceSettings): void {
    printer = printerSetting && createPrinter(printerSetting, nowMs)
    troubles.scanner = troubles.scale = 'not-set'
    if (scanner)
      listeners.push(
        hearScanner(scanner, {
          onCode: (text) => emit('scanner.scanned', { text }),
          onTrouble: (trouble) => tell('scanner', trouble),
        }),
      )
    if (scale)
      listeners.push(
        hearScale(scale, {
          onWeight: (weightGrams) => emit('scale.weighed', { weightGrams }),
          onTrouble: (trouble) => tell('scale', trouble),
        }),
      )
  }

  async function letGo(): Promise<void> {
    await Promise.all(listeners.map((listener) => listener.stop()))
    listeners = []
  }

  async function save(next: DeviceSettings): Promise<null> {
    await writeSettings(directory, next)
    await letGo()
    settings = next
    use(next)
    return null
  }

  use(settings)
  return {
    handlers: {
      'devices.read': () => settings,
      'devices.save'(next) {
        const saved = saving.then(() => save(next))
        saving = saved.catch(() => undefined)
        return saved
      },
      'devices.find': async () => ({ serialPorts: await listPorts(), printQueues: await listPrintQueues() }),
      'devices.listeners': () => ({
        scanner: { trouble: troubles.scanner },
        scale: { trouble: troubles.scale },
      }),
      'printer.state': () => printer?.state() ?? NOT_SET,
      'printer.print': (job) => printer?.print(job) ?? { ok: false, error: 'not-set', isPartlyOut: false },
      'printer.test'() {
        if (!printer || !settings.printer) return { ok: false, error: 'not-set', isPartlyOut: false }
        testCount += 1
        return printer.print({ id: `test ${testCount}`, rows: testSlip(settings.printer), withinMs: TEST_MS })
      },
      'drawer.open': () => printer?.openDrawer() ?? NOT_SET,
    },
    stop: letGo,
  }
}
