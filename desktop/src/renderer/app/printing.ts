import type { WrittenEntry } from '#shared/journal/entry.ts'
import type { SaleCompleted } from '#shared/journal/kinds/sale-completed.ts'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { TillState } from '../../core/till.ts'
import type { Machine } from '../../machine/contract.ts'
import type { DeviceTrouble, PrintAnswer } from '../../machine/contract-devices.ts'
import { receiptOf } from '../sale/receipt-of.ts'
import type { SaleStore } from '../sale/sale-store.ts'
import type { Notices } from './notices.ts'

/** What goes onto paper. A printer that is off never undoes anything: it is a word at the foot of the page. */
export type Printing = {
  /** The first slip of a sale, and the drawer if there is cash in it. */
  release(sold: { sale: SaleCompleted; entry: WrittenEntry }): Promise<void>
  /** Any other slip: a copy, a return, X and Z. */
  print(rows: readonly ReceiptRow[]): Promise<void>
}

type Parts = {
  state(): TillState
  machine: Pick<Machine, 'call'>
  notices: Notices
  mintJobId(): string
  /** The key that prints again, as it is bound now. */
  reprintKey(): string
}

/** After this nothing more of a slip comes out: an old one never appears beside a later sale. */
const PRINT_WITHIN_MS = 15_000

export function createPrinting({ state, machine, notices, mintJobId, reprintKey }: Parts): Printing {
  async function send(rows: readonly ReceiptRow[]): Promise<DeviceTrouble | null> {
    const job = { id: mintJobId(), rows: [...rows], withinMs: PRINT_WITHIN_MS }
    const lost: PrintAnswer = { ok: false, error: 'lost', isPartlyOut: false }
    const answer = await machine.call('printer.print', job).catch(() => lost)
    return answer.ok ? null : answer.error
  }

  async function openDrawer(): Promise<void> {
    const drawer = await machine.call('drawer.open').catch(() => ({ ok: false, error: 'lost' }) as const)
    if (!drawer.ok && drawer.error !== 'not-set')
      notices.say('caution', { key: 'drawer.failed', values: { why: { key: `device.${drawer.error}` } } })
  }

  return {
    async release(sold) {
      const { point } = state()
      if (!point) return
      if (sold.sale.payments.some(({ method }) => method === 'cash')) await openDrawer()
      const trouble = await send(receiptOf(sold, point))
      if (trouble === null || trouble === 'not-set') return
      const values = { why: { key: `device.${trouble}` as const }, key: reprintKey() }
      notices.say('caution', { key: 'print.failed', values })
    },
    async print(rows) {
      const trouble = await send(rows)
      if (trouble === null || trouble === 'not-set') return
      notices.say('caution', { key: 'print.not-printed', values: { why: { key: `device.${trouble}` } } })
    },
  }
}

/** Each sale that both stores hold releases its slip and opens the drawer, once. */
export function releaseSlips(sale: SaleStore, printing: Printing): void {
  let released = ''
  sale.subscribe(({ flow }) => {
    if (flow.step !== 'done' || flow.entry.hash === released) return
    released = flow.entry.hash
    void printing.release(flow)
  })
}
