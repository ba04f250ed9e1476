import { beforeEach, describe, expect, test } from 'vitest'
import type { ReceiptRow } from '#shared/selling/receipt.ts'
import type { DeviceTrouble } from '../../machine/contract-devices.ts'
import { createPrinting, releaseSlips } from './printing.ts'
import { cash, createDeskRig, type DeskRig } from './testing/desk-rig.ts'

/** A printer with a drawer, on the counter's side of the contract. */
function createPrinter() {
  const printer = {
    did: [] as string[],
    printed: [] as { id: string; rows: ReceiptRow[] }[],
    trouble: null as DeviceTrouble | null,
    async call(name: string, ...args: unknown[]) {
      const [job] = args as { id: string; rows: ReceiptRow[] }[]
      printer.did.push(name)
      if (printer.trouble) return { ok: false, error: printer.trouble, isPartlyOut: false } as never
      if (job) printer.printed.push(job)
      return { ok: true, paper: 'enough' } as never
    },
  }
  return printer
}

let counter: DeskRig
let printer: ReturnType<typeof createPrinter>

beforeEach(async () => {
  counter = await createDeskRig()
  printer = createPrinter()
  let jobs = 0
  const printing = createPrinting({
    state: counter.rig.till.getState,
    machine: printer,
    notices: counter.desk.notices,
    mintJobId: () => `job-${++jobs}`,
    reprintKey: () => 'Ctrl+P',
  })
  releaseSlips(counter.desk.sale, printing)
})

async function sell(method: 'cash' | 'card'): Promise<void> {
  counter.desk.scan('8934588012112')
  await counter.desk.sale.startPaying()
  await counter.desk.sale.pay(
    method === 'cash' ? cash(200_000) : [{ method, given: 125_000, reference: '4711' }],
  )
  await settled()
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))
const texts = (rows: readonly ReceiptRow[] = []) => JSON.stringify(rows)

describe('a slip', () => {
  test('[T05] [T43] comes out once both stores hold the sale; the drawer opens for cash, before the print', async () => {
    await sell('cash')
    expect(printer.did).toEqual(['drawer.open', 'printer.print'])
    expect(texts(printer.printed[0]?.rows)).toContain('BMT01-01-000001')
  })

  test('[T43] of a card payment leaves the drawer shut', async () => {
    await sell('card')
    expect(printer.did).toEqual(['printer.print'])
  })

  test('[T42] that does not come out undoes nothing and says so; a next sale is a job of its own', async () => {
    printer.trouble = 'no-paper'
    await sell('card')
    expect(counter.said()).toBe('print.failed')
    expect(await counter.rig.till.recentSales(9)).toHaveLength(1)
    printer.trouble = null
    await sell('card')
    expect(printer.printed.map(({ id }) => id)).toEqual(['job-2'])
    expect(texts(printer.printed[0]?.rows)).toContain('BMT01-01-000002')
  })

  test('where no printer is set is on the screen, without a word', async () => {
    printer.trouble = 'not-set'
    await sell('cash')
    expect(counter.said()).not.toBe('print.failed')
  })
})
