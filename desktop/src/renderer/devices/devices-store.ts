import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Timers } from '../../core/parts.ts'
import type { Machine } from '../../machine/contract.ts'
import type { DeviceTrouble, PrinterState } from '../../machine/contract-devices.ts'

export type DeviceName = 'printer' | 'scanner' | 'scale'

/** How the devices of this till are now. `not-set` is no trouble: there is none. */
export type DevicesState = {
  trouble: Readonly<Record<DeviceName, DeviceTrouble | null>>
  isPaperLow: boolean
  /** What stands still on the scale; null while nothing does. */
  weightGrams: number | null
}

export type DevicesStore = StoreApi<DevicesState> & {
  /** Asks the printer how it is, and goes on asking while it is in trouble. Once at a time, however often called. */
  askPrinter(): Promise<void>
  /** Asks of all devices, after the settings changed. */
  askAll(): Promise<void>
  /** Nothing is heard or asked any more. */
  end(): void
}

type Parts = {
  machine: Pick<Machine, 'call' | 'on'>
  timers: Timers
  /** A scanner or scale that was gone is there again. */
  onBack(device: 'scanner' | 'scale'): void
}

/** A roll of paper is changed in less than a minute: the band shall be gone soon after. */
const ASK_AGAIN_MS = 4000

export function createDevicesStore({ machine, timers, onBack }: Parts): DevicesStore {
  const store = createStore<DevicesState>(() => ({
    trouble: { printer: 'not-set', scanner: 'not-set', scale: 'not-set' },
    isPaperLow: false,
    weightGrams: null,
  }))
  let asking: Promise<void> | null = null
  let cancelNext = () => {}
  let isOver = false

  function put(device: DeviceName, next: DeviceTrouble | null): void {
    const { trouble } = store.getState()
    if (trouble[device] !== next) store.setState({ trouble: { ...trouble, [device]: next } })
  }

  function hear(device: 'scanner' | 'scale', next: DeviceTrouble | null): void {
    const before = store.getState().trouble[device]
    put(device, next)
    if (device === 'scale' && next !== null) store.setState({ weightGrams: null })
    if (next === null && before !== null && before !== 'not-set') onBack(device)
  }

  async function ask(): Promise<void> {
    const lost: PrinterState = { ok: false, error: 'lost' }
    const answer = await machine.call('printer.state').catch(() => lost)
    put('printer', answer.ok ? null : answer.error)
    store.setState({ isPaperLow: answer.ok && answer.paper === 'low' })
    cancelNext()
    cancelNext =
      isOver || answer.ok || answer.error === 'not-set'
        ? () => {}
        : timers.after(ASK_AGAIN_MS, () => void askPrinter())
  }

  function askPrinter(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }

  const ears = [
    machine.on('device.changed', ({ device, state }) => hear(device, state.trouble)),
    machine.on('scale.weighed', ({ weightGrams }) => store.setState({ weightGrams })),
  ]
  async function askListeners(): Promise<void> {
    const { scanner, scale } = await machine.call('devices.listeners')
    put('scanner', scanner.trouble)
    put('scale', scale.trouble)
  }
  void askListeners().catch(() => undefined)

  return Object.assign(store, {
    askPrinter,
    askAll: async () => void (await Promise.allSettled([askListeners(), askPrinter()])),
    end() {
      isOver = true
      cancelNext()
      for (const unhear of ears) unhear()
    },
  })
}

/** Whether something that should be there is not. */
export function isInTrouble(trouble: DeviceTrouble | null): trouble is DeviceTrouble {
  return trouble !== null && trouble !== 'not-set'
}
