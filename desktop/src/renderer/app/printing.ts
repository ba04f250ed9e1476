import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Machine } from '../../machine/contract.ts'
import type { DeviceTrouble, PrintAnswer } from '../../machine/contract-devices.ts'
import type { DevicesStore } from '../devices/devices-store.ts'
import type { Slip } from '../sale/slip.ts'
import type { Notices } from './notices.ts'

export type FailedSlip = { slip: Slip; error: DeviceTrouble; isPartlyOut: boolean }

/** What goes onto paper. A printer that is off never undoes anything: it is a band with one button (T42). */
export type Printing = StoreApi<{ failed: FailedSlip | null; isPrinting: boolean }> & {
  /** Each call is a job of its own; the slip that failed before is let be. Whether it came out or needs no printer. */
  print(slip: Slip): Promise<boolean>
  /** The slip that failed: as it was if none of it came out, else its copy. */
  again(): Promise<void>
  letBe(): void
  openDrawer(): Promise<void>
}

type Parts = {
  machine: Pick<Machine, 'call'>
  devices: Pick<DevicesStore, 'askPrinter'>
  notices: Notices
  mintJobId(): string
}

/** After this nothing more of a slip comes out: an old one never appears beside a later sale. */
const PRINT_WITHIN_MS = 15_000

export function createPrinting({ machine, devices, notices, mintJobId }: Parts): Printing {
  const store = createStore<{ failed: FailedSlip | null; isPrinting: boolean }>(() => ({
    failed: null,
    isPrinting: false,
  }))
  let newest = 0

  async function print(slip: Slip): Promise<boolean> {
    const mine = ++newest
    store.setState({ failed: null, isPrinting: true })
    const job = { id: mintJobId(), rows: [...slip.rows], withinMs: PRINT_WITHIN_MS }
    const lost: PrintAnswer = { ok: false, error: 'lost', isPartlyOut: true }
    const answer = await machine.call('printer.print', job).catch(() => lost)
    const isFine = answer.ok || answer.error === 'not-set'
    if (mine === newest) store.setState({ isPrinting: false, failed: isFine ? null : { slip, ...answer } })
    if (!isFine) void devices.askPrinter()
    return isFine
  }

  return Object.assign(store, {
    print,
    async again() {
      const { failed } = store.getState()
      if (!failed) return
      const { slip, isPartlyOut } = failed
      const rows = isPartlyOut ? await slip.copy() : slip.rows
      if (rows && (await print({ ...slip, rows })))
        notices.say('info', { key: 'print.done', values: { name: slip.name } })
    },
    letBe: () => store.setState({ failed: null }),
    async openDrawer() {
      const drawer = await machine.call('drawer.open').catch(() => ({ ok: false, error: 'lost' }) as const)
      if (!drawer.ok && drawer.error !== 'not-set') notices.say('caution', { key: 'drawer.failed' })
    },
  })
}
